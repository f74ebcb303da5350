import type { Pool } from 'pg';
import type { MediaType } from '../request/parse-accept.ts';
import type { Preferences } from '../request/parse-prefer.ts';
import type { SchemaCache } from '../schema-cache/schema-cache.ts';
import type { Caller } from './authenticate.ts';
import type { RestRequest } from './rest-request.ts';

/** What answers of tables and functions share. */
export interface RestContext {
  pool: Pool;
  cancelPool: Pool;
  cache: SchemaCache;
  caller: Caller;
  request: RestRequest;
  preferences: Preferences;
  media: MediaType;
  /** The schema of this request. */
  schema: string;
  searchPath: string[];
  maxRows: number;
}
