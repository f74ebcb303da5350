export { LocalSupabaseError, type LocalSupabaseErrorCode } from './local-supabase-error.ts';
export { startLocalSupabase, type LocalSupabase, type LocalSupabaseOptions } from './start-local-supabase.ts';
