/**
 * Completes a typed address: `example.com` becomes a page and `ann@example.com` a mailbox. Null for an address whose
 * protocol is not one of these.
 */
export function parseAddress(text: string, protocols: readonly string[]): string | null {
  const typed = text.trim();
  if (typed === '' || /\s/u.test(typed)) return null;
  const isComplete = /^[a-z][a-z\d+.-]*:/iu.test(typed) && !/^[^/]+:\d+(?:\/|$)/u.test(typed);
  const isMailbox = /^[^/@]+@[^/@]+\.[^/@]+$/u.test(typed);
  const url = URL.parse(isComplete ? typed : isMailbox ? `mailto:${typed}` : `https://${typed}`);
  if (url === null || !protocols.includes(url.protocol)) return null;
  if (url.protocol !== 'mailto:' && !url.hostname.includes('.') && url.hostname !== 'localhost') return null;
  return url.href;
}
