import { decodeJwt, SignJWT } from 'jose';
import type { Pool } from 'pg';
import { z } from 'zod';
import { endBannedSession } from './end-banned-session.ts';
import { readTokenClaims, type SignInMethod } from './token-claims.ts';

interface TokenOptions {
  pool: Pool;
  jwtSecret: string;
  /** The claim `iss`: the address of Auth. */
  issuer: string;
}

const BANNED = { code: 400, error_code: 'user_banned', msg: 'User is banned' };
const BANNED_REDIRECT = {
  error: 'access_denied',
  error_code: 'user_banned',
  error_description: 'User is banned',
};

const userSchema = z.looseObject({ id: z.string() });
const sessionSchema = z.looseObject({
  access_token: z.string(),
  user: z.looseObject({ is_anonymous: z.boolean().optional() }).optional(),
});

/**
 * Signs the access tokens in answers of Auth anew, with all claims of Supabase's: `@supabase/lite` issues tokens with
 * the id, the role, the address and the session only, so that every policy on another claim would deny. A banned user gets
 * no token.
 */
export function createTokenCompletion({ pool, jwtSecret, issuer }: TokenOptions) {
  const secret = new TextEncoder().encode(jwtSecret);

  async function sign(token: string, method: SignInMethod | undefined) {
    const claims = await readTokenClaims(pool, decodeJwt(token), { issuer, method });
    if (!claims) return { token, isAnonymous: false };
    return {
      token: await new SignJWT(claims).setProtectedHeader({ alg: 'HS256', typ: 'JWT' }).sign(secret),
      isAnonymous: claims['is_anonymous'] === true,
    };
  }

  /** `@supabase/lite` says of every user that it is not anonymous. */
  async function completeUser(response: Response): Promise<Response> {
    const user = userSchema.parse(await response.json());
    const { rows } = await pool.query<{ is_anonymous: boolean }>(
      'select is_anonymous from auth.users where id = $1',
      [user.id],
    );
    const body = { ...user, is_anonymous: rows[0]?.is_anonymous ?? false };
    return Response.json(body, { headers: withoutLength(response.headers) });
  }

  /** The answer with its tokens signed anew, or the answer itself if it has none. */
  return async function completeTokens(request: Request, response: Response): Promise<Response> {
    const location = response.headers.get('location');
    const method = toMethod(new URL(request.url));
    if (location?.includes('access_token=')) {
      const url = new URL(location);
      const fragment = new URLSearchParams(url.hash.slice(1));
      const issued = fragment.get('access_token') ?? '';
      if (await endBannedSession(pool, issued)) {
        url.hash = new URLSearchParams(BANNED_REDIRECT).toString();
      } else {
        fragment.set('access_token', (await sign(issued, method)).token);
        url.hash = fragment.toString();
      }
      const headers = new Headers(response.headers);
      headers.set('location', url.href);
      return new Response(null, { status: response.status, headers });
    }
    if (isUserRequest(request, response)) return completeUser(response);
    if (response.status !== 200 || !response.headers.get('content-type')?.includes('json')) return response;
    const session = sessionSchema.safeParse(await response.clone().json());
    if (!session.success) return response;
    if (await endBannedSession(pool, session.data.access_token))
      return Response.json(BANNED, { status: 400, headers: withoutLength(response.headers) });
    const { token, isAnonymous } = await sign(session.data.access_token, method);
    const { user } = session.data;
    const body = {
      ...session.data,
      access_token: token,
      ...(user ? { user: { ...user, is_anonymous: isAnonymous } } : {}),
    };
    return Response.json(body, { headers: withoutLength(response.headers) });
  };
}

/** Whether this answers with the user of a token. */
function isUserRequest({ url }: Request, { status }: Response): boolean {
  return status === 200 && new URL(url).pathname.endsWith('/auth/v1/user');
}

/** How a request of this path signs in; `undefined` for one that refreshes a session. */
function toMethod({ pathname, searchParams }: URL): SignInMethod | undefined {
  if (pathname.endsWith('/verify')) return 'otp';
  if (pathname.endsWith('/signup')) return 'password';
  if (pathname.endsWith('/callback')) return 'oauth';
  switch (searchParams.get('grant_type')) {
    case 'password':
      return 'password';
    case 'pkce':
      return 'oauth';
    default:
      return undefined;
  }
}

function withoutLength(given: Headers): Headers {
  const headers = new Headers(given);
  headers.delete('content-length');
  return headers;
}
