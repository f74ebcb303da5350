import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import { CommentBody } from './comment-body.tsx';

function render(markdown: string, names: string[] = []): string {
  return renderToStaticMarkup(<CommentBody names={names}>{markdown}</CommentBody>);
}

test.each([
  '<script>alert(1)</script>',
  '<img src=x onerror=alert(1)>',
  '[here](javascript:alert(1))',
  '[here](JaVaScRiPt&colon;alert(1))',
  '[here](data:text/html,<script>alert(1)</script>)',
  '![pixel](https://elsewhere.example/pixel.png)',
  '<a href="javascript:alert(1)">here</a>',
  '<iframe srcdoc="<script>alert(1)</script>">',
])('%s is only text', (markdown) => {
  expect(render(markdown)).not.toMatch(/<(?:script|img|iframe|a)\b/u);
});

test('a little Markdown is kept, and links say nothing of where they come from', () => {
  const html = render('**bold** and [docs](https://example.org)');
  expect(html).toContain('<strong>bold</strong>');
  expect(html).toContain('rel="noopener noreferrer nofollow ugc"');
});

test('those who are mentioned stand out, the longer of two names first, and never in code', () => {
  const html = render('@Ann Lee, @Ann and `@Ann`', ['Ann', 'Ann Lee']);
  expect(html.match(/<mark[^>]*>[^<]*<\/mark>/gu)?.map((mark) => mark.replaceAll(/<[^>]*>/gu, ''))).toEqual([
    '@Ann Lee',
    '@Ann',
  ]);
});

test.each([
  ['quotations', '>'.repeat(10_000)],
  ['quoted lists', '>- '.repeat(3_333)],
  ['numbered lists', '1. '.repeat(3_333)],
  ['bullets with words', `${'* '.repeat(4_000)}words`],
  ['emphasis', `${'*'.repeat(5_000)}a${'*'.repeat(5_000)}`],
  ['emphasis begun again and again', '*a_'.repeat(3_333)],
  ['emphasis begun in single marks', '*a **b '.repeat(1_400)],
  ['links', `${'['.repeat(5_000)}a${']'.repeat(5_000)}`],
  ['code', '`a``b'.repeat(2_000)],
  ['indented lists', Array.from({ length: 60 }, (_, depth) => `${'  '.repeat(depth)}- a`).join('\n')],
])('%s beyond what a person writes are shown as they were typed', (_what, markdown) => {
  const html = render(markdown);
  expect(html).toMatch(/^<p class="[^"]*whitespace-pre-wrap[^"]*">[^<]*<\/p>$/u);
  expect(html.replaceAll(/<[^>]*>/gu, '').replaceAll('&gt;', '>')).toBe(markdown);
});

test('whom such a text mentions stands out all the same', () => {
  expect(render(`${'>'.repeat(20)} @Ann`, ['Ann'])).toMatch(/<mark[^>]*>@Ann<\/mark>/u);
});

test.each([
  '> > quoted twice',
  '- a\n  - b\n    - c',
  '----------------------------------',
  '**1.** `a` _b_',
])('%s is Markdown', (markdown) => {
  expect(render(markdown)).not.toContain('whitespace-pre-wrap');
});
