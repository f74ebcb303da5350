import 'server-only';
import { cookies, headers } from 'next/headers';
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

/**
 * The signed-in person. Anyone else is redirected to the sign-in page, which leads back to the requested page with its
 * query. `path` is used where the proxy has not named that page.
 */
export async function requireUser(path: string): Promise<User> {
  const user = await currentUser();
  if (user) return user;
  const requested = (await headers()).get('headway-path') ?? path;
  redirect(`/sign-in?next=${encodeURIComponent(requested)}`);
}
