import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseMarkdown } from '../markdown/parse-markdown.ts';
import { findCitations, findUnreadCitations, withoutCitations } from './find-citations.ts';
import { mapCitations } from '../markdown/map-citations.ts';
import { readCitations, readSplitCitations } from './tree-citations.ts';

test.each([
  ['[1]', [1]],
  ['[1, 2]', [1, 2]],
  ['[1,2]', [1, 2]],
  ['[2; 1]', [2, 1]],
  ['[1-3]', [1, 2, 3]],
  ['[1–3, 7]', [1, 2, 3, 7]],
  ['[1 and 2]', [1, 2]],
  ['[1, 2, and 4]', [1, 2, 4]],
  ['[1][2]', [1, 2]],
  ['[^3]', [3]],
  ['word[^3]', [3]],
  ['[Source 4]', [4]],
  ['[source: 4]', [4]],
  ['[1 or 2]', [1, 2]],
  ['[1 oder 2]', [1, 2]],
  ['[1 ou 2]', [1, 2]],
  ['[1 o 2]', [1, 2]],
  ['[1 to 3]', [1, 2, 3]],
  ['[1 bis 3]', [1, 2, 3]],
  ['[1 à 3]', [1, 2, 3]],
  ['[1 a 3]', [1, 2, 3]],
  ['[1 tot 3]', [1, 2, 3]],
  ['[1…3]', [1, 2, 3]],
  ['[1, p. 2]', [1]],
  ['[1, fig. 2; 3]', [1, 3]],
  ['[Source 1, Source 2]', [1, 2]],
  ['[source 1; source 2]', [1, 2]],
  ['[^1, ^2]', [1, 2]],
  ['[#1, #2]', [1, 2]],
  ['[#9]', [9]],
  ['[1 2]', [1, 2]],
  ['[１, ２]', [1, 2]],
  ['[1†L1-L2]', [1]],
  ['[1]²', [1, 2]],
  ['【5】', [5]],
  ['【5†page】', [5]],
])('%s is a citation', (written, numbers) => {
  expect(findCitations(`So it is ${written}.`).flatMap((citation) => citation.numbers)).toEqual(numbers);
});

test.each([
  ['[1/2]', [1, 2]],
  ['[1+3]', [1, 3]],
  ['[1 of 2]', [1, 2]],
  ['[101]', [101]],
  ['[1/9]', []],
  ['[2/1]', []],
  ['[2+2]', []],
  ['[24/7]', []],
  ['[404]', []],
])('with the sources 1 to 7, 24 and 101, %s cites %j', (written, numbers) => {
  const sources = new Set([1, 2, 3, 4, 5, 6, 7, 24, 101]);
  expect(findCitations(`So it is ${written}.`, sources).flatMap((citation) => citation.numbers)).toEqual(
    numbers,
  );
  expect(findCitations(`So it is ${written}.`)).toEqual([]);
});

test.each([
  'list[3]',
  '[2024]',
  '[1](https://a.example)',
  '[3-1]',
  '[0]',
  '[1-999]',
  '[a1]',
  '[]',
  '[1, b]',
  '[24/7]',
  '[x]',
  '[ ]',
  '[1:2]',
  '[0, 1]',
  '[50/50]',
  '[9/11]',
  '[404]',
  '[1.5]',
  '[10 %]',
  '[5 min]',
  '[v2]',
  '[1st]',
  '[-1]',
  '[16:9]',
  '[10/2024]',
  '[+3]',
])('%s is not a citation', (written) => {
  expect(findCitations(`It is ${written}`)).toEqual([]);
});

test('no group is renumbered in part', () => {
  const numbers: Record<number, number> = { 1: 2, 2: 3, 3: 1 };
  expect(mapCitations('First [3]. Both [1, 2]. All [1–3]. Last [2]. `a[1]`', (n) => numbers[n] ?? n)).toBe(
    'First [1]. Both [2, 3]. All [2, 3, 1]. Last [3]. `a[1]`',
  );
});

test('a tree cites outside code and links', () => {
  expect(
    readCitations(
      parseMarkdown('A [2, 1], `[3]`, [[4]](https://a.example), note [^5].\n\n    [6]\n\n[^5]: x'),
    ),
  ).toEqual([2, 1, 5]);
});

test('a text without its citations keeps its spaces', () => {
  expect(withoutCitations('One [1]. Two [2, 3] and three.')).toBe('One. Two and three.');
});

test.each([
  ['So it is (1).', ['(1)']],
  ['So it is.¹', ['¹']],
  ['So says the page², and others.', ['²']],
  ['(1) First, (2) second', []],
  ['An area of 5 m² or km².', []],
  ['It is so ¹,².', ['¹,²']],
  ['It is so¹⁻³.', ['¹⁻³']],
  ['It is so ¹ ².', ['¹ ²']],
  ['It is so [1-3-9].', ['[1-3-9]']],
  ['It is so [1]–[3].', ['[1]–[3]']],
  ['It is so [1, see 2].', ['[1, see 2]']],
  ['It is so [cf. 1], [1a] and 【4:0†source】.', ['[cf. 1]', '[1a]', '【4:0†source】']],
  ['In [2024], a list[3] of [a1], [insert 2 words], [10:30].', []],
  ['It runs [24/7], split [50/50], as of [9/11], ratio [1:2], box [x], index [0], from [0, 1] to [-1].', []],
  ['It sends [404] or [200–299], in [10–50] of [60, 120].', []],
  ['So it is [1/9], [2+9] and [1 of 12].', ['[1/9]', '[2+9]', '[1 of 12]']],
  ['So it is [1/2] and [1+2].', []],
  ['It is fast[3]. Both say so[1, 2], in Version 2[1], 5 GB[2].', ['[3]', '[1, 2]', '[1]', '[2]']],
  ['A list[3] of fast[9], matrix[i][2] and grid[0][1].', []],
])('%s has citations that are not read: %j', (text, found) => {
  expect(findUnreadCitations(text, new Set([1, 2, 3]))).toEqual(found);
});

test.each([
  ['So [*1*, 2].', ['[1, 2]']],
  ['So [1, **2**].', ['[1, 2]']],
  ['So [[9]](https://a.example).', ['[9]']],
  ['So [1, 2], *[3]*, `[4`, 5], and [[6]](#x).', []],
])('%s has citations that are split: %j', (markdown, found) => {
  expect(readSplitCitations(parseMarkdown(markdown))).toEqual(found);
});

test.each([
  ['So ¹,².', 'So [5, 6].'],
  ['So [1]².', 'So [5][6].'],
  ['So¹⁻³.', 'So¹⁻³.'],
  ['So it is the way¹⁻³.', 'So it is the way[5, 6, 7].'],
  ['So [1–3, p. 2].', 'So [5, 6, 7, p. 2].'],
  ['So [Source 1, fig. 3; 2].', 'So [Source 5, fig. 3; 6].'],
])('%s becomes %s', (markdown, mapped) => {
  expect(mapCitations(markdown, (n) => n + 4, new Set([1, 2, 3]))).toBe(mapped);
});

test('no recognized citation keeps an old number', () => {
  const sources = new Set(Array.from({ length: 99 }, (_, i) => i + 1));
  const all = new Set([...sources, ...Array.from(sources, (n) => n + 400)]);
  const number = fc.integer({ min: 1, max: 99 });
  const label = fc.constantFrom('', '', '', '^', '#', 'Source ', 'ref: ');
  const range = fc.tuple(
    number,
    fc.constantFrom('-', '–', ' to ', ' bis ', '…'),
    fc.integer({ min: 0, max: 5 }),
  );
  const item = fc
    .tuple(
      label,
      fc.oneof(
        number.map(String),
        range.map(([n, until, more]) => `${n}${until}${n + more}`),
      ),
      fc.constantFrom('', '', '', ', p. 7'),
    )
    .map((parts) => parts.join(''));
  const between = fc.constantFrom(', ', ',', '; ', ' and ', ' oder ', '/', '+', ' ', ', et ');
  const group = fc
    .tuple(fc.constantFrom('[', '【', '[['), item, fc.array(fc.tuple(between, item), { maxLength: 3 }))
    .map(
      ([open, first, rest]) =>
        `${open}${first}${rest.flat().join('')}${open === '[' ? ']' : open === '[[' ? ']]' : '】'}`,
    );
  const raised = fc.constantFrom('¹', '²,³', '¹ ⁴', '¹⁻³', ' ⁵');
  const other = fc.constantFrom(' word ', ' (2).', ' *mark* ', '`[1]`', ' m² ', '. ', '\\[3]', ' [a](#b) ');
  fc.assert(
    fc.property(fc.array(fc.oneof(group, raised, other), { maxLength: 6 }), (pieces) => {
      const markdown = `So ${pieces.join('')}`;
      const before = readCitations(parseMarkdown(markdown), sources);
      const after = readCitations(parseMarkdown(mapCitations(markdown, (n) => n + 400, sources)), all);
      expect(after.toSorted((a, b) => a - b)).toEqual(before.map((n) => n + 400).toSorted((a, b) => a - b));
    }),
    { numRuns: 500 },
  );
});
