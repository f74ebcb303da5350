import type { JSONContent } from '@tiptap/core';
import { isSafeImage, isSafeLink } from '../../protocol/safe-address.ts';

/** The same content, with links and images that may not be in a document reduced to their text. */
export function withSafeContent(node: JSONContent): JSONContent {
  const { content, marks } = node;
  return {
    ...node,
    ...(marks && {
      marks: marks.filter(({ type, attrs }) => type !== 'link' || isSafeLink(attrs?.['href'])),
    }),
    ...(content && { content: content.filter(isSafe).map(withSafeContent) }),
  };
}

function isSafe({ type, attrs }: JSONContent): boolean {
  return type !== 'image' || isSafeImage(attrs?.['src']);
}

/**
 * The same content, with images described and linked to instead of shown. What was written by a program from pages of
 * others must not make readers' browsers call whatever addresses those pages have put into it; what a member of the
 * project has put in may.
 */
export function withLinkedImages(node: JSONContent): JSONContent {
  if (node.type === 'image') {
    const { src, alt } = { src: node.attrs?.['src'], alt: node.attrs?.['alt'] };
    const marks = [{ type: 'link', attrs: { href: src } }];
    return { type: 'paragraph', content: [{ type: 'text', text: String(alt || src), marks }] };
  }
  return node.content ? { ...node, content: node.content.map(withLinkedImages) } : node;
}
