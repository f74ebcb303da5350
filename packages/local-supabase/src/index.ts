export { startLocalSupabase, type LocalSupabase } from './start-local-supabase.ts';
