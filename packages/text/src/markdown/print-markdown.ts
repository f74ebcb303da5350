import type { Root } from 'mdast';
import { gfmToMarkdown } from 'mdast-util-gfm';
import { toMarkdown } from 'mdast-util-to-markdown';

const extensions = [gfmToMarkdown()];

/**
 * The Markdown of a syntax tree. Signs that would be read as markup are escaped, so that `parseMarkdown` gives the same
 * tree again.
 */
export function printMarkdown(root: Root): string {
  return toMarkdown(root, { bullet: '-', fences: true, listItemIndent: 'one', rule: '_', extensions });
}
