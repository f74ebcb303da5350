import { countArticleWords, printArticle, toArticle } from '@headway/text/article';
import { parseMarkdown, toTextBlocks } from '@headway/text/markdown';
import { countWords } from '@headway/text/words';
import { expect, test } from 'vitest';

const toText = (text: string, marks: { type: string }[]) => ({
  type: 'doc',
  content: [{ type: 'paragraph', content: [{ type: 'text', text, ...(marks.length > 0 && { marks }) }] }],
});

test.each([
  'HTTPS://X.EXAMPLE',
  'Http://x.example',
  'hTTp://x.example',
  '(HTTPS://X.EXAMPLE)',
  '*HTTPS://X.EXAMPLE*',
  'WWW.X.example',
  'Www.x',
  'WWW.',
  'www.',
  'A@B.EXAMPLE',
  'MAILTO:A@B.EXAMPLE',
])('%s without a link stays without one', (text) => {
  for (const marks of [[], [{ type: 'bold' }], [{ type: 'italic' }], [{ type: 'strike' }]]) {
    const article = toText(text, marks);
    expect(toArticle(parseMarkdown(printArticle(article)))).toEqual(article);
  }
});

test.each([
  '| https://x.example/a\\|b |\n|-|',
  '| [https://x.example/a\\|b](https://x.example/a\\|b) |\n|-|',
  '| <https://x.example/a\\|b> |\n|-|',
])('%j is read again as it is printed', (markdown) => {
  const article = toArticle(parseMarkdown(markdown));
  expect(toArticle(parseMarkdown(printArticle(article)))).toEqual(article);
});

test.each([
  ['a\ufeffb', 1],
  ['# ![a b](https://x.example/i.png)', 2],
  ['| ![x y](https://x.example/i.png) |\n|-|', 2],
  ['![x y](https://x.example/i.png)', 0],
  ['# h [](https://x.example)', 3],
  ['[](https://x.example)', 2],
  ['a[^1]\n\n[^1]: b c', 5],
  ['[^1]: a\n\n    b', 3],
  ['1\u2009000\u2009000', 1],
  ['a<br\n/>b', 2],
  ['a<BR \t>b', 2],
  ['  <br\n/>', 0],
])('%j has one count of words', (markdown, count) => {
  const root = parseMarkdown(markdown);
  expect(toTextBlocks(root).reduce((sum, { text }) => sum + countWords(text), 0)).toBe(count);
  expect(countArticleWords(toArticle(root))).toBe(count);
});
