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
