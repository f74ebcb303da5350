import fc from 'fast-check';
import { renderToStaticMarkup } from 'react-dom/server';
import { drawMarkdown } from '../../../components/markdown/draw-markdown.ts';

import { describe, expect, test } from 'vitest';
import { markCitations } from './mark-citations.ts';
import { toBlocks } from './to-blocks.ts';

const words = fc.stringMatching(/^[a-z]{1,6}( [a-z]{1,6}){0,4}$/);

/** Markdown as writers produce it, one top-level block each. */
const block = fc.oneof(
  words,
  fc.tuple(fc.constantFrom('#', '##', '###'), words).map(([marks, text]) => `${marks} ${text}`),
  fc.array(words, { minLength: 1, maxLength: 3 }).map((items) => items.map((item) => `- ${item}`).join('\n')),
  fc
    .array(words, { minLength: 1, maxLength: 3 })
    .map((items) => items.map((item) => `1. ${item}`).join('\n')),
  fc.tuple(words, words).map(([first, second]) => `- ${first}\n\n  ${second}`),
  fc.tuple(words, words).map(([first, second]) => `> ${first}\n> ${second}`),
  fc.tuple(words, words).map(([first, second]) => `\`\`\`js\n${first}\n\n# ${second}\n\`\`\``),
  fc.tuple(words, words).map(([head, cell]) => `| ${head} |\n| --- |\n| ${cell} |`),
  words.map((text) => `${text}\n<table>\n<tr>\n<td>`),
);
const cell = fc.oneof(block, fc.constant('```html\n</td>\n</tr>\n</table>\n\n</table>\n```'));
const table = (cells: readonly string[]): string =>
  `<table>\n<tr>\n<td colspan="2">\n\n${cells.join('\n\n</td>\n<td>\n\n')}\n\n</td>\n</tr>\n</table>`;
/** Tables in HTML, also in cells of others. */
const tables = fc
  .array(fc.oneof(cell, fc.array(cell, { minLength: 1, maxLength: 2 }).map(table)), {
    minLength: 1,
    maxLength: 3,
  })
  .map(table);
const document = fc
  .array(fc.oneof({ arbitrary: block, weight: 4 }, tables), { maxLength: 6 })
  // Two lists in a row are one list to Markdown, whichever way it is cut.
  .map((blocks) => blocks.join('\n\n'));

describe('toBlocks', () => {
  test('loses no character of any text', () => {
    fc.assert(fc.property(fc.string({ unit: 'grapheme' }), (text) => toBlocks(text).join('') === text));
    fc.assert(fc.property(document, (text) => toBlocks(text).join('') === text));
  });

  test('renders block by block what Markdown renders as a whole', () => {
    fc.assert(
      fc.property(document, (text) => {
        const whole = render(text);
        const parts = toBlocks(text).map(render).join('\n');
        expect(parts.replaceAll(/\n+/gu, '\n')).toBe(whole.replaceAll(/\n+/gu, '\n'));
      }),
    );
  });

  test('keeps a table in HTML in one block, and a table that is only named apart', () => {
    const written = table(['one', table(['two'])]);
    expect(toBlocks(`a\n\n${written}\n\nb\n\n<table> is a tag.\n\nc`).map((text) => text.trim())).toEqual([
      'a',
      written,
      'b',
      '<table> is a tag.',
      'c',
    ]);
  });

  test('leaves the blocks before the last as they are when a line is added', () => {
    fc.assert(
      fc.property(document, block, (text, added) => {
        const before = toBlocks(`${text}\n\n`).slice(0, -1);
        const after = toBlocks(`${text}\n\n${added}`);
        expect(after.slice(0, before.length)).toEqual(before);
      }),
    );
  });
});

function render(markdown: string): string {
  return renderToStaticMarkup(
    drawMarkdown(markdown, { changeMarkdown: (tree) => markCitations(tree, null) }),
  );
}
