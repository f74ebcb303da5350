import { OrderedList } from '@tiptap/extension-list';

/** A numbered list. Its numbers are decimal, as in Markdown. */
export const ArticleNumberedList = OrderedList.extend({
  addAttributes() {
    const { start } = { start: { default: 1 }, ...this.parent?.() };
    return { start };
  },
});
