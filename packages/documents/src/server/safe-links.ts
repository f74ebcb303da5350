import type { JSONContent } from '@tiptap/core';

const SAFE_PROTOCOLS = new Set(['http:', 'https:', 'mailto:']);
/** An entity where a protocol could be: relative here, and something else to whoever reads it as Markdown. */
const HIDDEN_PROTOCOL = /^[^/?#]*&/;

/** The same content, with links and images that lead to anything but the web or a mailbox reduced to their text. */
export function withSafeLinks(node: JSONContent): JSONContent {
  const { content, marks } = node;
  return {
    ...node,
    ...(marks && { marks: marks.filter(({ type, attrs }) => type !== 'link' || isSafe(attrs?.['href'])) }),
    ...(content && { content: content.filter(isSafeImage).map(withSafeLinks) }),
  };
}

function isSafeImage({ type, attrs }: JSONContent): boolean {
  return type !== 'image' || isSafe(attrs?.['src']);
}

/** Is this an address, relative ones included, that runs nothing? */
function isSafe(address: unknown): boolean {
  if (typeof address !== 'string' || HIDDEN_PROTOCOL.test(address)) return false;
  const url = URL.parse(address, 'https://relative.invalid');
  return url !== null && SAFE_PROTOCOLS.has(url.protocol);
}
