/** What can go wrong while starting or running local Supabase, as a stable code. */
export type LocalSupabaseErrorCode =
  | 'already_running'
  | 'config_invalid'
  | 'migration_edited'
  | 'migration_failed'
  | 'migration_missing'
  | 'not_running'
  | 'platform_unsupported'
  | 'port_taken'
  | 'postgres_failed'
  | 'seed_failed';

/** An error whose message tells a person what to do, and whose `code` tells a program what happened. */
export class LocalSupabaseError extends Error {
  readonly code: LocalSupabaseErrorCode;

  constructor(code: LocalSupabaseErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'LocalSupabaseError';
    this.code = code;
  }
}
