import type { JSONContent } from '@tiptap/core';
import { isSafeImage, isSafeLink } from '../../protocol/safe-address.ts';

/** The same content without images, and without links around text, whose addresses are not allowed. */
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
 * The same content with a link in place of each image. A generated article is written from pages of others: readers'
 * browsers must not load addresses that those pages chose. Images that members insert are shown.
 */
export function withLinkedImages(node: JSONContent): JSONContent {
  if (node.type === 'image') {
    const { src, alt } = { src: node.attrs?.['src'], alt: node.attrs?.['alt'] };
    const marks = [{ type: 'link', attrs: { href: src } }];
    return { type: 'paragraph', content: [{ type: 'text', text: String(alt || src), marks }] };
  }
  return node.content ? { ...node, content: node.content.map(withLinkedImages) } : node;
}
