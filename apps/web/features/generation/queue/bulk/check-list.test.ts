import { describe, expect, test } from 'vitest';
import { findWritable, LOCALES } from '../../locales.ts';
import { checkList } from './check-list.ts';
import { parseKeywordList } from './parse-keyword-list.ts';

function check(text: string, languages: readonly string[] | null = null) {
  const locales = findWritable(languages);
  return checkList(parseKeywordList(text, 'file'), { locales, locale: 'en-US' });
}

describe('the review of a list', () => {
  test('finds repeated keywords, whatever their case and composition, within one language', () => {
    const rows = check('keyword,language\nCafé,\ncafe\u0301,en\ncafé,fr\nCAFÉ,en-US\n');
    expect(rows.map(({ state }) => state)).toEqual(['valid', 'repeated', 'valid', 'repeated']);
    expect(rows[3]).toMatchObject({ firstLine: 2 });
  });

  test.each([
    ['x'.repeat(201), 'Longer than 200 characters.'],
    ['--', 'Has no letter or digit.'],
    ['"two\nlines"', 'Contains a line break or another control character.'],
    ['"",""\n,a title', 'There is no keyword on this line.'],
  ])('refuses %j with the reason', (row, reason) => {
    expect(check(`keyword,title\n${row}`)).toMatchObject([{ state: 'refused', reason }]);
  });

  test('knows languages by tag and by name, and refuses those that cannot be written', () => {
    const names = ['de', 'de-AT', 'German', 'Deutsch', 'DE_de', 'xx', 'German'];
    const list = `keyword,language\n${names.map((name, i) => `shoes ${i},${name}`).join('\n')}`;
    const locales = (languages: readonly string[] | null) =>
      check(list, languages).map((row) => (row.state === 'valid' ? row.locale : row.state));
    expect(locales(null)).toEqual(['de-DE', 'de-DE', 'de-DE', 'de-DE', 'de-DE', 'refused', 'de-DE']);
    expect(new Set(locales(['en']))).toEqual(new Set(['refused']));
  });

  test('takes every language that the form offers by its own name', () => {
    for (const { value, label } of LOCALES) {
      expect(check(`keyword;language\nshoes;${label}`)).toMatchObject([{ state: 'valid', locale: value }]);
    }
  });
});
