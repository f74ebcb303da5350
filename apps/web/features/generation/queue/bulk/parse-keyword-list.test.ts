import { describe, expect, test } from 'vitest';
import { parseKeywordList } from './parse-keyword-list.ts';

const read = (text: string, from: 'text' | 'file' = 'file') =>
  parseKeywordList(text, from).map(({ keyword, language, title }) =>
    [keyword, language, title].filter((cell) => cell !== ''),
  );

describe('a list of keywords', () => {
  test.each(['\n', '\r\n', '\r'])('has one keyword a line, parted by %j; commas belong to it', (end) => {
    expect(read(['red shoes, size 9', '', '  blue shoes  ', ''].join(end), 'text')).toEqual([
      ['red shoes, size 9'],
      ['blue shoes'],
    ]);
  });

  test('keeps the line of each keyword', () => {
    expect(parseKeywordList('one\n\ntwo', 'text').map(({ line }) => line)).toEqual([1, 3]);
  });

  test.each([
    ['commas', 'keyword,language,title\r\nred shoes,de,"Shoes, red"\r\n'],
    ['semicolons', 'keyword;language;title\nred shoes;de;Shoes, red\n'],
    ['tabs', 'keyword\tlanguage\ttitle\nred shoes\tde\tShoes, red'],
    ['a byte order mark', '\uFEFFKeyword,Language,Title\nred shoes,de,"Shoes, red"'],
    ['another order of columns', 'volume,title,keyword,locale\n900,"Shoes, red",red shoes,de'],
  ])('is read from a file with %s', (_, text) => {
    expect(read(text)).toEqual([['red shoes', 'de', 'Shoes, red']]);
  });

  test('of a file without names is its first column', () => {
    expect(read('red shoes,900\nblue shoes,20')).toEqual([['red shoes'], ['blue shoes']]);
  });

  test('may be pasted from a spreadsheet', () => {
    expect(read('keyword\tlanguage\nred shoes, cheap\tde', 'text')).toEqual([['red shoes, cheap', 'de']]);
  });

  test('has quotes as a file writes them, and line breaks inside them', () => {
    expect(read('keyword\n"say ""hello"""\n"two\nlines"')).toEqual([['say "hello"'], ['two\nlines']]);
  });

  test.each(['=HYPERLINK("http://evil.test","x")', '+1', '-2', '@SUM(A1)', '=cmd|calc'])(
    'has no formulas: %s is plain text',
    (formula) => {
      expect(read(formula, 'text')).toEqual([[formula]]);
      expect(read(`keyword\n"${formula.replaceAll('"', '""')}"`)).toEqual([[formula]]);
    },
  );

  test.each(['', '\n\n', '\uFEFF', 'keyword', 'keyword,title\n'])('without keywords is empty: %j', (text) => {
    expect(read(text)).toEqual([]);
  });
});
