import { errors, jwtVerify } from 'jose';
import type { ProjectKeys } from '../../project-keys.ts';
import { RestError } from '../rest-error.ts';
import type { RestRequest } from './rest-request.ts';

/** Who asks: a role of Postgres, and the claims that policies read. */
export interface Caller {
  role: string;
  claims: Record<string, unknown>;
}

/** Real browsers and their pages must not have the secret key. */
const BROWSER = /^\s*Mozilla\s*\/\s*5\s*\.\s*0/i;

/**
 * Tells who asks, as Supabase's gateway and PostgREST do: the key is needed, and a token of a user goes before it.
 *
 * @throws RestError 401
 */
export async function authenticate({ headers, params }: RestRequest, keys: ProjectKeys): Promise<Caller> {
  const key = headers.get('apikey') ?? params.get('apikey');
  if (key === null || key === '') {
    throw new RestError(401, 'UNAUTHORIZED_MISSING_API_KEY', 'No API key found in request', {
      hint: 'No `apikey` request header or url param was found.',
    });
  }
  const role = toRole(key, keys);
  if (role === undefined) {
    throw new RestError(401, 'UNAUTHORIZED_INVALID_API_KEY', 'Invalid API key', {
      hint: 'Double check your Supabase `apikey`',
    });
  }
  if (role === 'service_role' && BROWSER.test(headers.get('user-agent') ?? '')) {
    throw new RestError(
      401,
      'UNAUTHORIZED_INVALID_API_KEY_TYPE',
      'Forbidden use of secret API key in browser',
    );
  }
  const [, token] = /^bearer (.+)$/i.exec(headers.get('authorization') ?? '') ?? [];
  const tokenRole = token === undefined ? role : toRole(token, keys);
  if (tokenRole !== undefined) return { role: tokenRole, claims: { role: tokenRole } };
  return verify(token ?? '', keys);
}

function toRole(key: string, keys: ProjectKeys): string | undefined {
  if (key === keys.publishableKey || key === keys.anonKey) return 'anon';
  return key === keys.secretKey || key === keys.serviceRoleKey ? 'service_role' : undefined;
}

async function verify(token: string, { jwtSecret }: ProjectKeys): Promise<Caller> {
  try {
    const { payload } = await jwtVerify(token, new TextEncoder().encode(jwtSecret), {
      algorithms: ['HS256'],
    });
    const { role } = payload;
    return { role: typeof role === 'string' ? role : 'anon', claims: payload };
  } catch (error) {
    if (error instanceof errors.JWTExpired) throw refuse('PGRST303', 'JWT expired');
    if (error instanceof errors.JWTClaimValidationFailed) throw refuse('PGRST303', error.message);
    if (error instanceof errors.JWSSignatureVerificationFailed) {
      throw refuse('PGRST301', 'No suitable key or wrong key type');
    }
    throw refuse('PGRST301', 'The token could not be decoded');
  }
}

function refuse(code: string, message: string): RestError {
  return new RestError(401, code, message, {
    headers: { 'WWW-Authenticate': `Bearer error="invalid_token", error_description="${message}"` },
  });
}
