/** The protocols that the address of a link may have. */
export const LINK_PROTOCOLS: readonly string[] = ['http', 'https', 'mailto', 'tel'];
/** An HTML entity where the protocol would be. Here such an address is relative; a reader of Markdown decodes the entity. */
const HIDDEN_PROTOCOL = /^[^/?#]*&/;
const HERE = 'https://relative.invalid';

/** Whether a link may have this address: relative, or with one of `LINK_PROTOCOLS`; never `javascript:` and the like. */
export function isSafeLink(address: unknown): boolean {
  const url = toUrl(address);
  return url !== null && LINK_PROTOCOLS.includes(url.protocol.slice(0, -1));
}

/** Whether an image may be loaded from this address: https, or relative. */
export function isSafeImage(address: unknown): boolean {
  return toUrl(address)?.protocol === 'https:';
}

function toUrl(address: unknown): URL | null {
  if (typeof address !== 'string' || address === '' || HIDDEN_PROTOCOL.test(address)) return null;
  return URL.parse(address, HERE);
}
