/** Why Supabase Auth did not do something. */
export interface AuthFailure {
  code:
    | 'invalid_input'
    | 'invalid_credentials'
    | 'address_refused'
    | 'weak_password'
    | 'sign_up_closed'
    | 'account_disabled'
    | 'session_invalid'
    | 'rate_limited'
    | 'auth_unavailable';
  /** A sentence for the person who tries. */
  message: string;
}

/** The answer to somebody who may not create an account. */
export const SIGN_UP_CLOSED: AuthFailure = {
  code: 'sign_up_closed',
  message: 'New accounts are not open to everyone here. Ask the owner of a project how to join.',
};

/** An error of Supabase Auth's client, as far as it is looked at. */
interface AuthError {
  status?: number | undefined;
  code?: string | undefined;
}

/** Converts an error of Supabase Auth. `otherwise` is the failure for a refusal that has no sentence here. */
export function toAuthFailure({ status = 0, code }: AuthError, otherwise: AuthFailure): AuthFailure {
  if (status === 429) return { code: 'rate_limited', message: 'Too many attempts. Wait a minute.' };
  if (code === 'weak_password' || code === 'same_password')
    return {
      code: 'weak_password',
      message: 'Choose another password: at least 8 characters, and a new one.',
    };
  if (code === 'signup_disabled') return SIGN_UP_CLOSED;
  if (code === 'user_banned')
    return {
      code: 'account_disabled',
      message: 'This account was disabled. Ask the people who run this installation.',
    };
  if (status >= 400 && status < 500) return otherwise;
  return {
    code: 'auth_unavailable',
    message: 'Accounts cannot be reached at the moment. Try again shortly.',
  };
}
