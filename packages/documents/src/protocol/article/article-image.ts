import { mergeAttributes } from '@tiptap/core';
import { Image } from '@tiptap/extension-image';
import { isSafeImage, isSafeLink } from '@headway/text/address';

/**
 * An image, with the address of its link if it has one. The browser loads it only near the visible part of the page, and
 * sends no referrer. An image whose address is not allowed is replaced by its description.
 */
export const ArticleImage = Image.extend({
  addAttributes() {
    const { src, alt, title } = { src: {}, alt: {}, title: {}, ...this.parent?.() };
    return {
      src,
      alt,
      title,
      href: {
        default: null,
        parseHTML: (element: HTMLElement) => toLink(element.closest('a')?.getAttribute('href')),
        // a press on the image selects it
        rendered: false,
      },
    };
  },
  parseHTML() {
    return [
      {
        tag: 'img[src]',
        getAttrs: (element) => (isSafeImage(element.getAttribute('src')) ? null : false),
      },
    ];
  },
  renderHTML({ HTMLAttributes }) {
    const { src, alt } = HTMLAttributes;
    if (!isSafeImage(src)) return ['span', { class: 'withheld-image' }, String(alt ?? '')];
    const loading = { loading: 'lazy', decoding: 'async', referrerpolicy: 'no-referrer' };
    return ['img', mergeAttributes(this.options.HTMLAttributes, HTMLAttributes, loading)];
  },
});

function toLink(address: string | null | undefined): string | null {
  return isSafeLink(address) ? (address ?? null) : null;
}
