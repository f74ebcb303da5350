import type { Root } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { gfmFromMarkdown } from 'mdast-util-gfm';
import { gfm } from 'micromark-extension-gfm';

const extensions = [gfm()];
/** Without the transforms, which make links of addresses that are escaped, so that they are no links. */
const mdastExtensions = gfmFromMarkdown().map((extension) => ({ ...extension, transforms: [] }));

/** 50 quotations or lists in each other, all opened on one line. */
const DEEP_LINE = /^[ \t]*(?:(?:>|[-*+]|\d{1,9}[.)])[ \t]*){50}/mu;
/** Signs of inline markup in one paragraph. The time to parse them grows with their square. */
const MOST_SIGNS = 5_000;

/**
 * The syntax tree of a Markdown text. Every text is Markdown, so this never throws. A text that no person writes, with 50
 * levels opened on one line or 5,000 signs of markup in one paragraph, is read as paragraphs without any markup: to parse
 * it would take minutes or exceed the stack.
 *
 * @see https://spec.commonmark.org/0.31.2/ and https://github.github.com/gfm/
 */
export function parseMarkdown(markdown: string): Root {
  return isParsable(markdown)
    ? fromMarkdown(markdown, { extensions, mdastExtensions })
    : toPlainTree(markdown);
}

function isParsable(markdown: string): boolean {
  if (DEEP_LINE.test(markdown)) return false;
  return markdown
    .split(/\n[ \t]*\n/u)
    .every((block) => (block.match(/[*_~[\]<`]/gu)?.length ?? 0) <= MOST_SIGNS);
}

function toPlainTree(markdown: string): Root {
  const blocks = markdown.split(/\n[ \t]*\n/u).filter((block) => block.trim() !== '');
  return {
    type: 'root',
    children: blocks.map((block) => ({
      type: 'paragraph',
      children: [{ type: 'text', value: block.trim() }],
    })),
  };
}
