export { LocalSupabaseError, type LocalSupabaseErrorCode } from './local-supabase-error.ts';
