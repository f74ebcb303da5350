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
  const blocks = markdown.split(/\n[ \t]*\n/u);
  const isParsable = !DEEP_LINE.test(markdown) && blocks.every((block) => countSigns(block) <= MOST_SIGNS);
  return isParsable ? fromMarkdown(markdown, { extensions, mdastExtensions }) : toPlainTree(blocks);
}

function countSigns(block: string): number {
  return block.match(/[*_~[\]<`]/gu)?.length ?? 0;
}

function toPlainTree(blocks: readonly string[]): Root {
  const texts = blocks.map((block) => block.trim()).filter((text) => text !== '');
  return {
    type: 'root',
    children: texts.map((value) => ({ type: 'paragraph', children: [{ type: 'text', value }] })),
  };
}
