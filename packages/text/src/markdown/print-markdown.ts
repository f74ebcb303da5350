import type { Root } from 'mdast';
import { gfmToMarkdown } from 'mdast-util-gfm';
import { toMarkdown, type Options } from 'mdast-util-to-markdown';

const options: Options = {
  bullet: '-',
  fences: true,
  listItemIndent: 'one',
  rule: '_',
  extensions: [gfmToMarkdown()],
  handlers: {
    /** A citation such as `[1]` or `[1, 2–4]` needs no escape: no tree has definitions, and `](` and `]:` are escaped. */
    text: ({ value }, _, state, info) =>
      state.safe(value, info).replaceAll(/\\\[(?=\d+(?:[ ,;–-]+\d+)*\](?!:))/gu, '['),
  },
};

/**
 * The Markdown of a syntax tree without definitions. Signs that would be read as markup are escaped, so that
 * `parseMarkdown` gives the same tree again.
 */
export function printMarkdown(root: Root): string {
  return toMarkdown(root, options);
}
