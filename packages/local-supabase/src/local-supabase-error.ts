/** The stable codes of the errors of local Supabase. The README lists them. */
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

/** An error of local Supabase: `message` tells a person what to do, `code` tells a program what happened. */
export class LocalSupabaseError extends Error {
  override readonly name = 'LocalSupabaseError';
  readonly code: LocalSupabaseErrorCode;

  constructor(code: LocalSupabaseErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }
}
