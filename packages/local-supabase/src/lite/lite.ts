// The order matters: while it loads, @supabase/lite replaces `process.emitWarning` by a function that throws when a
// warning is an Error, as Node's own are. One warning of a library would end the process.
import { emitWarning } from './original-emit-warning.ts';
import './enable-storage.ts';
import { App, getStorageSchemaSql, SmtpEmailDriver } from '@supabase/lite';
import { createPostgresConnection } from '@supabase/lite/postgres';

process.emitWarning = emitWarning;

export { App, getStorageSchemaSql, SmtpEmailDriver, createPostgresConnection };
