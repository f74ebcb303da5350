/** The codes of Auth's errors, a subset of Supabase's, and their statuses in HTTP. */
const STATUS = {
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

/** A refused request, with a message for its client. */
export class AuthAdminError extends Error {
  override readonly name = 'AuthAdminError';
  readonly code: keyof typeof STATUS;
  readonly status: number;

  constructor(code: keyof typeof STATUS, message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
    this.status = STATUS[code];
  }
}
