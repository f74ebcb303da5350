import { readMarkdown, writeMarkdown } from '@headway/documents/server';
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { toArticleText } from './to-article-text.ts';

const ARTICLE = `# What *it* Says: 5 * 3 < 20

> “By default, pages [are] Server Components, which \`let\` you_fetch data & more.” [1]

- one
- **two** <T>

* three

![A chart](https://page.test/c.png)

## Sources

1. [A page](<https://page.test/a_b>), MIT licence
`;

/** As the document of the article gives it back. */
function throughDocument(markdown: string): string {
  const doc = new Y.Doc();
  writeMarkdown(doc, markdown, { images: 'linked' });
  return readMarkdown(doc);
}

test('a document prints its generated text in another way, which is no edit', () => {
  const printed = throughDocument(ARTICLE);
  expect(printed).not.toBe(ARTICLE);
  expect(toArticleText(printed, ARTICLE).isEdited).toBe(false);
  expect(toArticleText(ARTICLE, ARTICLE).isEdited).toBe(false);
});

test.each([
  ['default', 'defaults'],
  ['## Sources', 'Sources'],
  ['**two**', 'two'],
  ['[1]', '[2]'],
])('it is edited once %s is %s', (before, after) => {
  expect(toArticleText(throughDocument(ARTICLE.replace(before, after)), ARTICLE).isEdited).toBe(true);
});

test('it says what the document could not keep', () => {
  expect(toArticleText('', ARTICLE).limits).toEqual([]);
  expect(toArticleText('', '>'.repeat(100)).limits).toEqual(['markup']);
});
