/**
 * The address that somebody means, complete, if its protocol is one of these. `example.com` is taken for a page and
 * `ann@example.com` for a mailbox. Null for anything else.
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
