import fc from 'fast-check';
import { expect, test } from 'vitest';
import { KEYWORD_MAX_LENGTH, parseKeyword, parseLocale } from './keyword.ts';

test('an accepted keyword is trimmed, short and printable, and has a letter or digit', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 250 }), (typed) => {
      const keyword = parseKeyword(typed);
      if (keyword === null) return;
      expect(keyword).toBe(keyword.trim());
      expect(keyword.length).toBeLessThanOrEqual(KEYWORD_MAX_LENGTH);
      expect(keyword).toMatch(/[\p{L}\p{N}]/u);
      expect(keyword).not.toMatch(/\p{Cc}/u);
      // parsing an accepted keyword changes nothing
      expect(parseKeyword(keyword)).toBe(keyword);
    }),
  );
});

test.each([
  ['  server components ', 'server components'],
  ['C', 'C'],
  ['مرحبا بالعالم', 'مرحبا بالعالم'],
  ["'; drop table contents; --", "'; drop table contents; --"],
  ['<b>bold</b>', '<b>bold</b>'],
  ['🧭 compass', '🧭 compass'],
  ['x'.repeat(200), 'x'.repeat(200)],
])('%j is a keyword', (typed, keyword) => {
  expect(parseKeyword(typed)).toBe(keyword);
});

test.each(['', ' ', '🧭', '---', 'x'.repeat(201), 'a\tb', 'a\u0000b', 'a\u0085b', '\uD800a'])(
  '%j is none',
  (typed) => {
    expect(parseKeyword(typed)).toBeNull();
  },
);

test.each([
  ['en-us', 'en-US'],
  ['DE', 'de'],
  ['zh-hant-tw', 'zh-Hant-TW'],
  ['', null],
  ['x', null],
  ['en_US', null],
  ['english language', null],
])('the locale %j is %j', (typed, locale) => {
  expect(parseLocale(typed)).toBe(locale);
});
