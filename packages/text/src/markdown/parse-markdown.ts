import type { Root } from 'mdast';
import { fromMarkdown, type CompileContext, type Extension, type Token } from 'mdast-util-from-markdown';
import { gfmFromMarkdown } from 'mdast-util-gfm';
import { gfm } from 'micromark-extension-gfm';
import { decodeString } from 'micromark-util-decode-string';
import { isParsable } from './is-parsable.ts';

declare module 'mdast' {
  interface RootData {
    /** Whether the text was read as paragraphs without markup. */
    isPlain?: boolean;
  }
  interface TextData {
    /** The places of the brackets in the text that were escaped. */
    escapes?: number[];
    /** Whether its brackets are printed with escapes, so that they are no citations. */
    isLiteral?: boolean;
  }
}

/** Control characters. Beside a mark, Markdown can write them only as references, and those mean U+FFFD. */
const UNPRINTABLE = /(?![\t\n\f\r])\p{Cc}/gu;

const extensions = [gfm()];
/** Without the transforms, which make links of addresses that are escaped, so that they are no links. */
const mdastExtensions: Extension[] = [
  ...gfmFromMarkdown().map((extension) => ({ ...extension, transforms: [] })),
  { exit: { characterEscapeValue: readEscape } },
];

/** Reads an escaped character as text, and remembers a bracket: no citation begins with it. */
function readEscape(this: CompileContext, token: Token): undefined {
  const text = this.stack.pop();
  if (text?.type !== 'text') return;
  const character = this.sliceSerialize(token);
  if (character === '[') {
    text.data ??= {};
    (text.data.escapes ??= []).push(text.value.length);
  }
  text.value += character;
  if (text.position)
    text.position.end = { line: token.end.line, column: token.end.column, offset: token.end.offset };
}

/**
 * The syntax tree of a Markdown text. Every text is Markdown, so this never throws. A text that no person writes, with 25
 * levels of blocks on one line or 5,000 signs of markup in one paragraph, is read as paragraphs without any markup,
 * because to parse it would take minutes or exceed the stack. Its tree has `data.isPlain`.
 *
 * @see https://spec.commonmark.org/0.31.2/ and https://github.github.com/gfm/
 */
export function parseMarkdown(text: string): Root {
  // UTF-8 has no lone surrogates
  const markdown = text.toWellFormed().replaceAll(UNPRINTABLE, '\ufffd');
  return isParsable(markdown)
    ? fromMarkdown(markdown, { extensions, mdastExtensions })
    : toPlainTree(markdown);
}

/** Paragraphs of text. Escapes are read as everywhere, so that the printed text is read as the same paragraphs. */
function toPlainTree(markdown: string): Root {
  const texts = markdown
    .split(/\n[ \t]*\n/u)
    .map((block) => block.trim())
    .filter((text) => text !== '');
  return {
    type: 'root',
    data: { isPlain: true },
    children: texts.map((value) => ({
      type: 'paragraph',
      children: [{ type: 'text', value: decodeString(value) }],
    })),
  };
}
