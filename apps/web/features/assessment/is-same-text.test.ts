import { readMarkdown, writeMarkdown } from '@headway/documents/server';
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { isSameText } from './is-same-text.ts';

const ARTICLE = `# What *it* Says: 5 * 3 < 20

> “By default, pages [are] Server Components, which \`let\` you_fetch data & more.” [1]

- one
- **two** <T>

## Sources

1. [A page](<https://page.test/a_b>), MIT licence
`;

/** As an editor writes it. */
function throughEditor(markdown: string): string {
  const doc = new Y.Doc();
  writeMarkdown(doc, markdown);
  return readMarkdown(doc);
}

test('an article that nobody edited is the same, however the editor writes it', () => {
  const written = throughEditor(ARTICLE);
  expect(written).not.toBe(ARTICLE);
  expect(isSameText(written, ARTICLE)).toBe(true);
});

test.each([
  ['default', 'defaults'],
  ['## Sources', 'Sources'],
  ['**two**', 'two'],
  ['[1]', '[2]'],
])('it is another once %s is %s', (before, after) => {
  expect(isSameText(throughEditor(ARTICLE.replace(before, after)), ARTICLE)).toBe(false);
});
