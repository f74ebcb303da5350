import { expect, test } from 'vitest';
import { findTypedLink } from './typed-links.ts';

test.each([
  ['See [the guide](https://example.com)', 'the guide', 'https://example.com/'],
  ['[page](example.com/a)', 'page', 'https://example.com/a'],
  ['[mail](ann@example.com)', 'mail', 'mailto:ann@example.com'],
  [
    '[Wiki](https://en.wikipedia.org/wiki/C_(language))',
    'Wiki',
    'https://en.wikipedia.org/wiki/C_(language)',
  ],
  ['a [1] and [two](https://example.com/2)', 'two', 'https://example.com/2'],
])('makes a link of %s', (typed, words, href) => {
  expect(findTypedLink(typed)).toMatchObject({ replaceWith: words, data: { href } });
});

test.each([
  '[the guide](https://example.com',
  '[the guide](https://example.com) and',
  '![a chart](https://example.com/a.png)',
  '\\[kept](https://example.com)',
  '[](https://example.com)',
  '[ ](https://example.com)',
  '[x](javascript:alert(1))',
  '[x](data:text/html,x)',
  '[x](file:///etc/passwd)',
  '[x](/local)',
  'a call(x)',
  '[1]',
])('leaves %s as it is', (typed) => {
  expect(findTypedLink(typed)).toBe(null);
});
