import type { NextRequest } from 'next/server';
import { verifyAccessToken } from './access-token.ts';
import { Problem } from '../http/problem.ts';
import { readSessionCookie } from './session-cookie.ts';
import type { User } from '../process/user.ts';

/**
 * Finds who sends this request, by its Bearer token or else its session cookie.
 *
 * @throws {@link Problem} `not_signed_in`, `session_expired`, `session_invalid`, or `user_mismatch` when the header
 * `Headway-User` names another person: a page is open for longer than its session may last.
 */
export async function authenticate(request: NextRequest): Promise<User> {
  const token = bearerToken(request) ?? (await cookieToken(request));
  if (token === null) throw new Problem('not_signed_in');
  const user = await verifyAccessToken(token);
  if (user === 'expired') throw new Problem('session_expired');
  if (user === 'invalid') throw new Problem('session_invalid');
  const meant = request.headers.get('headway-user');
  if (meant !== null && meant.toLowerCase() !== user.id) throw new Problem('user_mismatch');
  return user;
}

function bearerToken(request: NextRequest): string | null {
  const header = request.headers.get('authorization');
  if (header === null) return null;
  const match = /^Bearer +(\S+)$/i.exec(header.trim());
  // Credentials of another kind are refused, not treated as absent.
  if (!match?.[1]) {
    throw new Problem('session_invalid', { detail: 'The Authorization header must be `Bearer <token>`.' });
  }
  return match[1];
}

async function cookieToken(request: NextRequest): Promise<string | null> {
  const session = await readSessionCookie((name) => request.cookies.get(name)?.value);
  return session?.access_token ?? null;
}
