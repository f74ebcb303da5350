import { mergeAttributes } from '@tiptap/core';
import { Image } from '@tiptap/extension-image';
import { isSafeImage } from './safe-address.ts';

/**
 * An image that its server learns as little from as possible: it is not told which page it is on, and is asked only once
 * the image comes near. One that may not be loaded is shown by its description.
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
