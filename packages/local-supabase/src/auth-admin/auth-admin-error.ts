/** What Auth calls its errors; a subset of Supabase's codes. */
export type AuthAdminErrorCode =
  | 'bad_json'
  | 'email_exists'
  | 'no_authorization'
  | 'not_admin'
  | 'unexpected_failure'
  | 'user_already_exists'
  | 'user_not_found'
  | 'validation_failed'
  | 'weak_password';

const STATUS: Record<AuthAdminErrorCode, number> = {
  bad_json: 400,
  email_exists: 422,
  no_authorization: 401,
  not_admin: 403,
  unexpected_failure: 500,
  user_already_exists: 422,
  user_not_found: 404,
  validation_failed: 400,
  weak_password: 422,
};

/** A request that is not granted, with a message for whoever made it. */
export class AuthAdminError extends Error {
  readonly code: AuthAdminErrorCode;

  constructor(code: AuthAdminErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'AuthAdminError';
    this.code = code;
  }

  get status(): number {
    return STATUS[this.code];
  }
}
