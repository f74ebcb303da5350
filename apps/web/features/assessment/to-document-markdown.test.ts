import { readMarkdown, writeMarkdown } from '@headway/documents/server';
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { toDocumentMarkdown } from './to-document-markdown.ts';

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

test('an article that nobody edited is the same', () => {
  expect(toDocumentMarkdown(ARTICLE)).not.toBe(ARTICLE);
  expect(throughDocument(ARTICLE)).toBe(toDocumentMarkdown(ARTICLE));
});

test.each([
  ['default', 'defaults'],
  ['## Sources', 'Sources'],
  ['**two**', 'two'],
  ['[1]', '[2]'],
])('it is another once %s is %s', (before, after) => {
  expect(throughDocument(ARTICLE.replace(before, after))).not.toBe(toDocumentMarkdown(ARTICLE));
});
