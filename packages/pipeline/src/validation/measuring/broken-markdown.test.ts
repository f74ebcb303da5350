import { parseMarkdown } from '@headway/text/markdown';
import { expect, it } from 'vitest';
import { findBrokenMarkdown } from './broken-markdown.ts';

const find = (markdown: string) => findBrokenMarkdown(markdown, parseMarkdown(markdown));

it.each([
  'Call f(\\*\\*kwargs) with **them**.',
  'It says 2 \\*\\* 3, or 2 ** 3, there.',
  'All of src/**/*.ts and f(**kwargs).',
  'It is &#42;&#42;not bold.',
  '\\# not a heading, but a line.',
  '| # of readers |\n| - |\n| 3 |',
  '**C**# is a language.',
  'It is written \\[text\\](address), \\[text]\\(address) or `[a](b`.',
  '````md\n```\ncode\n```\n````',
  '````\n```\n````',
  '~~~\n```\n~~~',
  '- ```js\n  a\n  ```',
  '> ```\n> a\n> ```',
  '1. > ~~~\n   > a\n   > ~~~',
  '```js\nconst s = `\n```;\n```',
  '    ```\n    a',
  '```\nx\n```\n\n',
  '```\n```',
])('finds nothing in %j', (markdown) => {
  expect(find(markdown)).toEqual([]);
});

it.each([
  ['This is **bold but never ends.', 'stray ** in “This is **bold but never ends.”'],
  ['This is bold** at its end.', 'stray ** in “This is bold** at its end.”'],
  ['- An item with **bold and \\*\\* in it', 'stray ** in “An item with **bold and ** in it”'],
  ['See [the page](its address).', 'stray ]( in “See [the page](its address).”'],
  ['```js\nconst a = 1;', 'a code block is never closed'],
  ['````\n```\nconst a = 1;\n```', 'a code block is never closed'],
  ['```js\n```js\n', 'a code block is never closed'],
  ['~~~\na\n```', 'a code block is never closed'],
  ['- ```js\n  a', 'a code block is never closed'],
  ['##\n\nText.', 'a heading without text'],
])('finds the fault of %j', (markdown, fault) => {
  expect(find(markdown)).toEqual([fault]);
});
