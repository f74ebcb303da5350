import { expect, test } from 'vitest';
import { parseMarkdown } from '../markdown/parse-markdown.ts';
import { findCitations, findUnreadCitations, withoutCitations } from './find-citations.ts';
import { mapCitations } from '../markdown/map-citations.ts';
import { readCitations } from './tree-citations.ts';

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
  ['【5】', [5]],
  ['【5†page】', [5]],
])('%s is a citation', (written, numbers) => {
  expect(findCitations(`So it is ${written}.`).flatMap((citation) => citation.numbers)).toEqual(numbers);
});

test.each(['list[3]', '[2024]', '[1](https://a.example)', '[3-1]', '[0]', '[1-999]', '[a1]', '[]', '[1, b]'])(
  '%s is none',
  (written) => {
    expect(findCitations(`It is ${written}`)).toEqual([]);
  },
);

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
])('%s has citations that are not read: %j', (text, found) => {
  expect(findUnreadCitations(text)).toEqual(found);
});
