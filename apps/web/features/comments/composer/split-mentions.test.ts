import fc from 'fast-check';
import { expect, test } from 'vitest';
import { splitMentions } from './split-mentions.ts';

function namesIn(text: string, names: string[]): string[] {
  return splitMentions(text, names).flatMap(({ name }) => name ?? []);
}

test.each([
  ['@Ann Lee, @Ann and @Bo.', ['Ann', 'Ann Lee', 'Bo'], ['Ann Lee', 'Ann', 'Bo']],
  ['@Anna', ['Ann'], []],
  ['mail ann@Bo', ['Bo'], []],
  ['(@Bo)', ['Bo'], ['Bo']],
  ['@@Bo', ['Bo'], ['Bo']],
  ['@Zoë!', ['Zo', 'Zoë'], ['Zoë']],
  ['@', [''], []],
])('%s names those who are meant', (text, names, expected) => {
  expect(namesIn(text, names)).toEqual(expected);
});

test('no character of a text is lost', () => {
  const piece = fc.constantFrom('@', 'Ann', ' Lee', 'Bo', ' ', 'é', ',', 'x');
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
      const text = pieces.join('');
      const parts = splitMentions(text, ['Ann', 'Ann Lee', 'Bo']);
      expect(parts.map((part) => part.text).join('')).toBe(text);
      const named = parts.filter(({ name }) => name !== null);
      expect(named.map((part) => part.text)).toEqual(named.map(({ name }) => `@${name}`));
    }),
  );
});
