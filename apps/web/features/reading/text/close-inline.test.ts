import { renderToStaticMarkup } from 'react-dom/server';
import { drawMarkdown } from '../../../components/markdown/draw-markdown.ts';
import { describe, expect, test } from 'vitest';
import { closeInline } from './close-inline.ts';

/** What a reader sees of Markdown. */
function read(markdown: string): string {
  const html = renderToStaticMarkup(drawMarkdown(markdown));
  return html.replaceAll(/<[^>]+>/gu, '').trim();
}

describe('closeInline', () => {
  test.each([
    'According to *Server and Client Components*, a page says: “By default”.',
    'Some **strong words**, then *soft ones* and **strong** again.',
    'The hook `useChat` and `useCompletion` of *the `ai` package*.',
    'See [the documentation](https://nextjs.org/docs/app) and [more](https://a.test/b).',
    'A product 3 \\* 4 of `a * b` and *emphasis*.',
    '- one *item* of `a` list',
  ])('shows of every beginning of %s a beginning of what it will be', (markdown) => {
    const whole = read(markdown);
    for (let end = 1; end <= markdown.length; end += 1) {
      // A list mark alone, and a lone backslash, are marks of their own.
      const beginning = markdown.slice(0, end);
      if (/^-?\s*$|\\$/u.test(beginning)) continue;
      const seen = read(closeInline(beginning));
      expect({ beginning, seen }).toEqual({ beginning, seen: whole.slice(0, seen.length) });
    }
  });

  test('leaves a finished block and an open fence as they are', () => {
    for (const block of ['Plain “words” [1].', 'Cited [12]', '```js\nconst a = b * c;', 'a *b* `c` **d**']) {
      expect(closeInline(block)).toBe(block);
    }
  });
});
