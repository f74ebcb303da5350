import 'server-only';
import { cookies } from 'next/headers';
import { redirect } from 'next/navigation';
import { cache } from 'react';
import { verifyAccessToken } from './access-token.ts';
import { readSessionCookie } from './session-cookie.ts';
import type { User } from '../process/user.ts';

/** The signed-in person of the page that is being rendered, or null. Verified once per request. */
export const currentUser = cache(async (): Promise<User | null> => {
  const store = await cookies();
  const session = await readSessionCookie((name) => store.get(name)?.value);
  if (!session) return null;
  const user = await verifyAccessToken(session.access_token);
  return typeof user === 'string' ? null : user;
});

/** The signed-in person. Anyone else is redirected to the sign-in page, which leads back to `path`. */
export async function requireUser(path: string): Promise<User> {
  const user = await currentUser();
  if (!user) redirect(`/sign-in?next=${encodeURIComponent(path)}`);
  return user;
}
