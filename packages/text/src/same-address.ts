/** Parameters that say where a reader came from, and nothing about the page. */
const TRACKING =
  /^(?:utm_\w+|gclid|gbraid|wbraid|dclid|fbclid|msclkid|yclid|twclid|ttclid|igshid|mc_[ce]id|_hs\w+|mkt_tok|ref_src|srsltid|_ga|_gl)$/iu;

/**
 * What identifies a page on the web, for comparisons. Tracking parameters, the fragment, a slash at the end, `www.`, the
 * protocol, the default port and the case of the host do not count. Null for what is no address of a page.
 *
 * @example
 * toPageKey('HTTPS://www.Example.com:443/a/?utm_source=x#b'); // 'example.com/a'
 */
export function toPageKey(address: string): string | null {
  const url = URL.parse(address);
  if (url === null || !/^https?:$/u.test(url.protocol)) return null;
  const kept = [...url.searchParams].filter(([name]) => !TRACKING.test(name));
  const query = kept.length > 0 ? `?${new URLSearchParams(kept).toString()}` : '';
  return `${toHostKey(url)}${url.pathname.replace(/\/+$/u, '')}${query}`;
}

/**
 * Whether a page belongs to one of the sites, which are hosts such as `example.com` or addresses. Subdomains belong to
 * their site; with a path, only the pages below it.
 */
export function isOnSite(address: string, sites: readonly string[]): boolean {
  const url = URL.parse(address);
  if (url === null || !/^https?:$/u.test(url.protocol)) return false;
  const host = toHostKey(url);
  return sites.some((site) => {
    const own = URL.parse(/^https?:\/\//iu.test(site) ? site : `https://${site}`);
    if (own === null || own.hostname === '') return false;
    const ownHost = toHostKey(own);
    const path = own.pathname.replace(/\/+$/u, '');
    const isBelow = url.pathname === path || url.pathname.startsWith(`${path}/`);
    return (host === ownHost || host.endsWith(`.${ownHost}`)) && isBelow;
  });
}

function toHostKey({ hostname, port, protocol }: URL): string {
  const host = hostname.replace(/^www\./u, '').replace(/\.$/u, '');
  const isDefault =
    port === '' || (protocol === 'http:' && port === '443') || (protocol === 'https:' && port === '80');
  return isDefault ? host : `${host}:${port}`;
}
