import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, test } from 'vitest';
import { Markdown } from './markdown.tsx';

describe('Markdown', () => {
  test.each([
    '<script>alert(1)</script>',
    '<img src=x onerror=alert(1)>',
    '[click](javascript:alert(1))',
    '[click](data:text/html,<script>alert(1)</script>)',
    '![pixel](https://tracker.test/pixel.png)',
    '<iframe src="https://elsewhere.test"></iframe>',
    '[ref]\n\n[ref]: javascript:alert(1)',
  ])('makes nothing that runs or calls elsewhere of %s', (hostile) => {
    const html = renderToStaticMarkup(<Markdown>{hostile}</Markdown>);
    expect(html).not.toMatch(/<(?:script|img|iframe)|(?:href|src)="(?:javascript|data):/u);
  });

  test('has the heading of the page', () => {
    const html = renderToStaticMarkup(<Markdown>{'# One\n\n## Two\n\n###### Six'}</Markdown>);
    expect(html.match(/<h\d/gu)).toEqual(['<h1', '<h2', '<h6']);
  });

  test('opens foreign pages apart and its own sources in place', () => {
    const html = renderToStaticMarkup(<Markdown>{'[a](https://a.test/) [below](#source-1)'}</Markdown>);
    expect(html).toContain('<a href="https://a.test/" rel="noopener noreferrer nofollow" target="_blank">');
    expect(html).toContain('<a href="#source-1">');
  });

  test('marks citations, but not in code', () => {
    const html = renderToStaticMarkup(<Markdown>{'“So it is” [12], `list[3]` and [4][5].'}</Markdown>);
    expect(html.match(/<span class="citation">[^<]*/gu)).toEqual([
      '<span class="citation">[12]',
      '<span class="citation">[4]',
      '<span class="citation">[5]',
    ]);
    expect(html).toContain('<code>list[3]</code>');
  });
});
