import fc from 'fast-check';
import type { Nodes } from 'mdast';
import { describe, expect, it } from 'vitest';
import { parseMarkdown } from '@headway/text/markdown';
import { createBlockParser } from './parse-blocks.ts';

/** What a text may consist of: whatever opens something, and what may or may not end it. */
const PIECES = [
  '# Heading\n\n',
  '## Another *one*\n',
  'Setext\n===\n\n',
  'A line of text.\n\n',
  'Two\nlines.\n\n',
  'Text of sixteen.\n\n',
  '\n',
  ' \n',
  '- item\n\n',
  '  more of it\n\n',
  '1. first\n2. second\n\n',
  '> quoted\n\n',
  'lazy\n\n',
  '```js\n',
  '```\n\n',
  '  ```\n\n',
  '````\n\n',
  '~~~\n\n',
  '- ```\n\n',
  '    indented\n\n',
  '# comment in code\n\n',
  '<div>\n\n',
  '<!-- open\n\n',
  '-->\n\n',
  '<script>\n\n',
  '</script>\n\n',
  '| a | b |\n|---|---|\n| c | d |\n\n',
  '[label]\n\n',
  '[label]: https://a.example/\n\n',
  'note[^1]\n\n',
  '[^1]: said\n\n',
  '***\n\n',
  '“quoted” [1]\n\n',
  'a\\\nb  \nc\n\n',
];

const markdown = fc.array(fc.constantFrom(...PIECES), { maxLength: 14 }).map((pieces) => pieces.join(''));

/** The tree without where its nodes stand. */
function toShape(root: Nodes): unknown {
  const shape: unknown = JSON.parse(
    JSON.stringify(root, (key, value) => (key === 'position' ? undefined : value)),
  );
  return shape;
}

describe('parsing by blocks', () => {
  it('gives the same tree as parsing the whole text', () => {
    fc.assert(
      fc.property(markdown, (text) => {
        expect(toShape(createBlockParser()(text))).toEqual(toShape(parseMarkdown(text)));
      }),
      { numRuns: 150 },
    );
  }, 60_000);

  it('gives the same tree whatever was parsed before', () => {
    const parse = createBlockParser();
    fc.assert(
      fc.property(markdown, (text) => {
        expect(toShape(parse(text))).toEqual(toShape(parseMarkdown(text)));
      }),
      { numRuns: 200 },
    );
  }, 60_000);
});
