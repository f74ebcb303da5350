const LINKED = new Set(['http:', 'https:', 'mailto:']);
/** An entity where a protocol could be: relative here, and something else to whoever reads it as Markdown. */
const HIDDEN_PROTOCOL = /^[^/?#]*&/;
const HERE = 'https://relative.invalid';

/** May a link lead there? To the web, to a mailbox, or to somewhere on this site; never to what runs. */
export function isSafeLink(address: unknown): boolean {
  const url = parseAddress(address);
  return url !== null && LINKED.has(url.protocol);
}

/** May a page load an image from there? From this site, or from another by https. */
export function isSafeImage(address: unknown): boolean {
  return parseAddress(address)?.protocol === 'https:';
}

function parseAddress(address: unknown): URL | null {
  if (typeof address !== 'string' || address === '' || HIDDEN_PROTOCOL.test(address)) return null;
  return URL.parse(address, HERE);
}
