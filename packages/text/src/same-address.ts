/** Parameters that say where a reader came from, and nothing about the page. */
const TRACKING =
  /^(?:utm_\w+|gclid|gbraid|wbraid|dclid|fbclid|msclkid|yclid|twclid|ttclid|igshid|mc_[ce]id|_hs\w+|mkt_tok|ref(?:_src)?|srsltid|_ga|_gl)$/iu;
/** What may be written before the host of a site. */
const SITE_PREFIX = /^(?:https?:)?\/*(?:\*\.)?/iu;

/**
 * What identifies a page on the web, for comparisons. Tracking parameters, the fragment, `index.html` and slashes at the
 * end, needless percent signs, `www.`, the protocol, the default port and the case of the host do not count. Null for
 * what is no address of a page.
 *
 * @example
 * toPageKey('HTTPS://www.Example.com:443/a/?utm_source=x#b'); // 'example.com/a'
 */
export function toPageKey(address: string): string | null {
  const url = URL.parse(address);
  if (url === null || !/^https?:$/u.test(url.protocol)) return null;
  const kept = [...url.searchParams].filter(([name]) => !TRACKING.test(name));
  const query = kept.length > 0 ? `?${new URLSearchParams(kept).toString()}` : '';
  return `${toHostKey(url)}${toPathKey(url)}${query}`;
}

/**
 * Whether a page belongs to one of the sites, which are hosts such as `example.com` or `*.example.com`, or addresses with
 * or without a protocol. Subdomains belong to their site; with a path, only the pages below it.
 */
export function isOnSite(address: string, sites: readonly string[]): boolean {
  const url = URL.parse(address);
  if (url === null || !/^https?:$/u.test(url.protocol)) return false;
  const host = toHostKey(url);
  return sites.some((site) => {
    const own = URL.parse(site.trim().replace(SITE_PREFIX, 'https://'));
    if (own === null || own.hostname === '') return false;
    const ownHost = toHostKey(own);
    const [path, below] = [toPathKey(own), toPathKey(url)];
    const isBelow = below === path || below.startsWith(`${path}/`);
    return (host === ownHost || host.endsWith(`.${ownHost}`)) && isBelow;
  });
}

function toPathKey({ pathname }: URL): string {
  return pathname
    .replaceAll(/%[\da-f]{2}/giu, (code) => {
      const character = String.fromCodePoint(Number.parseInt(code.slice(1), 16));
      return /[\w.~-]/u.test(character) ? character : code.toUpperCase();
    })
    .replace(/\/index\.html?$/iu, '')
    .replace(/\/+$/u, '');
}

function toHostKey({ hostname, port, protocol }: URL): string {
  const host = hostname.replace(/^www\./u, '').replace(/\.$/u, '');
  // `isOnSite` reads every site as https, so `http://a.example:80` keeps its port: 80 and 443 count with both protocols
  const isDefault =
    port === '' || (protocol === 'http:' && port === '443') || (protocol === 'https:' && port === '80');
  return isDefault ? host : `${host}:${port}`;
}
