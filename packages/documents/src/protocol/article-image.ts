import { mergeAttributes } from '@tiptap/core';
import { Image } from '@tiptap/extension-image';
import { isSafeImage } from '@headway/text/address';

/**
 * An image. Its server is not told which page shows it, and is asked only when the image comes near the visible part. An
 * image whose address is not allowed is replaced by its description.
 */
export const ArticleImage = Image.extend({
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
