import { findLimits, printArticle, type ArticleNode } from '@headway/text/article';
import { parseMarkdown } from '@headway/text/markdown';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { anyHostileMarkdown } from '../../../test/any-hostile-markdown.ts';
import { expectFixedPoint, parseArticle, readLetters } from '../../../test/expect-fixed-point.ts';

/** `ARTICLES=20000 vitest run --project unit hostile-markdown` tries more. */
const RUNS = Number(process.env['ARTICLES'] ?? 300);
const repeat = (text: string, times: number): string => text.repeat(times);

const countLetters = (text: string): number => text.match(/[a-z]/giu)?.length ?? 0;

/** The addresses that a browser would load or open. */
function readAddresses({ attrs = {}, marks = [], content = [] }: ArticleNode): unknown[] {
  return [
    attrs['src'],
    ...marks.map((mark) => mark.attrs?.['href']),
    ...content.flatMap(readAddresses),
  ].filter((address) => address !== undefined);
}

test('no text makes an article that runs, loads or opens anything but the web', () => {
  fc.assert(
    fc.property(anyHostileMarkdown, (markdown) => {
      expectFixedPoint(markdown);
      const article = parseArticle(markdown);
      for (const address of readAddresses(article))
        expect(address).not.toMatch(/^\s*(?:javascript|data|vbscript|file):/iu);
      for (const word of markdown.match(/said\d+/gu) ?? []) expect(readLetters(article)).toContain(word);
    }),
    { numRuns: RUNS },
  );
});

test.each([
  ['1 MB on one line', repeat('word ', 200_000), ['markup']],
  ['100,000 nested quotations', `${repeat('>', 100_000)} said`, ['markup']],
  [
    '300 nested lists',
    Array.from({ length: 300 }, (_, i) => `${repeat('  ', i)}- said`).join('\n'),
    ['markup'],
  ],
  ['21 nested quotations', `${repeat('> ', 21)}said`, ['levels']],
  ['10,000 citations in one paragraph', repeat('Said [1]. ', 10_000), ['markup']],
  ['a table with 1,000 columns', ['| a ', '| - ', '| b '].map((cell) => repeat(cell, 1_000)).join('|\n'), []],
  [
    'a table with a million cells',
    `${['| a ', '| - '].map((cell) => repeat(cell, 1_000)).join('|\n')}|\n${repeat('| b |\n', 1_000)}`,
    ['table'],
  ],
  ['100,000 addresses', repeat('a@b.example www.a.example https://a.example ', 30_000), ['markup']],
  ['a code block full of brackets', `\`\`\`json\n${repeat('[{"a": [1]}],\n', 5_000)}\`\`\``, []],
  ['tables in HTML that are never closed', repeat('<table>\n<tr>\n<td>\n\nsaid\n\n', 3_000), []],
  ['a rule of 80 dashes', `Said.\n\n${repeat('- ', 80)}\n\n**Said.**`, []],
])('%s become an article with every letter', (_, markdown, limits) => {
  const article = parseArticle(markdown);
  expectFixedPoint(printArticle(article));
  expect(countLetters(readLetters(article))).toBeGreaterThanOrEqual(
    countLetters(markdown.replace(/```json/u, '')),
  );
  expect(findLimits(parseMarkdown(markdown))).toEqual(limits);
});
