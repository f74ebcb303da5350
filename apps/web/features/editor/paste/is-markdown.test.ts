import { expect, test } from 'vitest';
import { isMarkdown } from './is-markdown.ts';

test.each([
  '# A title',
  'Some text\n\n- one\n- two',
  '1. one\n2. two',
  '```js\nlet a;\n```',
  '> quoted',
  '| A | B |\n| --- | --- |\n| 1 | 2 |',
  'See [the page](https://example.com/).',
  'This is **important**.',
])('%j is Markdown', (text) => expect(isMarkdown(text)).toBe(true));

test.each([
  'A plain sentence.',
  'Two lines\nof plain text',
  'Priced at 5 * 3 * 2',
  '- one item alone',
  '#hashtag',
])('%j is not', (text) => expect(isMarkdown(text)).toBe(false));
