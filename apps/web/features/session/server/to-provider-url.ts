import { toPublicUrl } from '@/server/http/to-public-url.ts';
import type { Provider } from '../providers.ts';
import { readProviders } from './read-providers.ts';
import { createSessionClient } from './supabase-client.ts';

/**
 * The address at which a provider signs a person in and from which they come back to `next`, a path. Sets a cookie by
 * which only this browser can use the code that the provider gives (PKCE, RFC 7636).
 *
 * @returns null when the provider is not enabled.
 */
export async function toProviderUrl(
  provider: Provider,
  next: string,
  headers: Pick<Headers, 'get'>,
): Promise<string | null> {
  if (!(await readProviders()).includes(provider)) return null;
  const { auth } = await createSessionClient();
  const redirectTo = toPublicUrl(headers, `/auth/callback?next=${encodeURIComponent(next)}`);
  const { data } = await auth.signInWithOAuth({
    provider,
    options: { redirectTo, skipBrowserRedirect: true },
  });
  return data.url;
}
