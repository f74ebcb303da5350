/**
 * Completes a typed address: `example.com` becomes a page and `ann@example.com` a mailbox. Null for an address without a
 * host, such as `/favicon.ico`, and for one with another protocol.
 */
export function parseAddress(text: string, protocols: readonly string[]): string | null {
  const typed = text.trim();
  // a host begins with a letter, a digit or, as IPv6, a bracket
  if (!/^(?:\/\/)?[\p{L}\p{N}[]\S*$/u.test(typed)) return null;
  const isComplete = /^[a-z][a-z\d+.-]*:/iu.test(typed) && !/^[^/]+:\d+(?:\/|$)/u.test(typed);
  const isMailbox = /^[^/@]+@[^/@]+\.[^/@]+$/u.test(typed);
  const url = URL.parse(
    isComplete ? typed : isMailbox ? `mailto:${typed}` : `https://${typed.replace(/^\/\//u, '')}`,
  );
  if (url === null || !protocols.includes(url.protocol)) return null;
  if (url.protocol !== 'mailto:' && !url.hostname.includes('.') && url.hostname !== 'localhost') return null;
  return url.href;
}
