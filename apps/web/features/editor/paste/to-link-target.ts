/** Pages that only redirect, and the parameters that have the address. The host may have subdomains. */
const REDIRECTS: readonly (readonly [host: string, path: RegExp, parameters: readonly string[]])[] = [
  ['google.com', /^\/url$/u, ['q', 'url']],
  ['facebook.com', /^\/l\.php$/u, ['u']],
  ['instagram.com', /^\/$/u, ['u']],
  ['safelinks.protection.outlook.com', /^\//u, ['url']],
  ['linkedin.com', /^\/(?:redir\/redirect|safety\/go)\/?$/u, ['url']],
  ['slack-redir.net', /^\/link$/u, ['url']],
  ['youtube.com', /^\/redirect$/u, ['q']],
  ['duckduckgo.com', /^\/l\/?$/u, ['uddg']],
  ['out.reddit.com', /^\//u, ['url']],
  ['steamcommunity.com', /^\/linkfilter\/?$/u, ['url', 'u']],
  ['vk.com', /^\/away\.php$/u, ['to']],
];
/** A redirect may lead to another one. */
const MOST_REDIRECTS = 5;

/**
 * Where a link leads without the page that redirects to it, which mail programs, documents and networks put around
 * addresses.
 *
 * @example
 * toLinkTarget('https://www.google.com/url?q=https://a.example/&sa=D'); // 'https://a.example/'
 */
export function toLinkTarget(address: string): string {
  let target = address;
  for (let redirect = 0; redirect < MOST_REDIRECTS; redirect += 1) {
    const next = readRedirect(target);
    if (next === null) return target;
    target = next;
  }
  return target;
}

function readRedirect(address: string): string | null {
  const url = URL.parse(address);
  if (url === null) return null;
  for (const [host, path, parameters] of REDIRECTS) {
    const isHost = url.hostname === host || url.hostname.endsWith(`.${host}`);
    if (!isHost || !path.test(url.pathname)) continue;
    const targets = parameters.map((name) => url.searchParams.get(name));
    return targets.find((target) => /^https?:\/\//iu.test(target ?? '')) ?? null;
  }
  return null;
}
