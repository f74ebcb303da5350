import { expect, it } from 'vitest';
import { findQuoted, replaceQuoted } from './find-quoted.ts';

it.each([
  ['It says “so it is”.', ['so it is']],
  ['Es heißt „so ist es“, ”nein” oder „ja”.', ['so ist es', 'ja']],
  ['Il dit « c’est bon » et «oui».', [' c’est bon ', 'oui']],
  ['Es heißt »so ist es« und ‚ja‘.', ['so ist es', 'ja']],
  ['It says "so it is", and "no".', ['so it is', 'no']],
  ['He said ‘the reader’s log isn’t full’.', ['the reader’s log isn’t full']],
  ['It has one “and a “second” one” in it.', ['and a “second” one']],
  ['『誰も』と「彼」', ['誰も', '彼']],
  ['A 5" screen, a 7" screen and a 9" one.', []],
  ['The readers’ log isn’t full.', []],
  ['It says “so', []],
])('%s quotes %j', (text, quoted) => {
  expect(findQuoted(text).map((found) => found.text)).toEqual(quoted);
});

it('takes little time for many marks', () => {
  for (const sign of ['“', '"', '„', '‘', '“a b” ', '‘a ', '" a'])
    expect(replaceQuoted(sign.repeat(20_000), '').length).toBeGreaterThanOrEqual(0);
});
