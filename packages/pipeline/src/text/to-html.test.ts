import { describe, expect, it } from 'vitest';
import { parseMarkdown } from './markdown-text.ts';
import { toHtml } from './to-html.ts';

const sources = [{ n: 1, title: 'A', url: 'https://a.example/', site: 'a.example', licence: null }];

describe('toHtml', () => {
  it('links citations and headings, and marks links', () => {
    const html = toHtml(
      parseMarkdown('## Title\n\nSo it is [1], not [2], and `x[1]`. [A](https://a.example/)'),
      sources,
    );
    expect(html).toContain('<h2>Title</h2>');
    expect(html).toContain(
      '<sup><a href="https://a.example/" rel="nofollow noopener noreferrer">[1]</a></sup>',
    );
    expect(html).toContain('not [2]');
    expect(html).toContain('<code>x[1]</code>');
  });

  it.each([
    '<script>alert(1)</script>',
    '<img src=x onerror=alert(1)>',
    '[x](javascript:alert(1))',
    '[x](data:text/html,<script>alert(1)</script>)',
    '![x](javascript:alert(1))',
    '<a href="vbscript:x" onclick="y">z</a>',
    '<svg><script>alert(1)</script></svg>',
    '<iframe src="https://a.example"></iframe>',
  ])('makes %s harmless', (markdown) => {
    const html = toHtml(parseMarkdown(`Before\n\n${markdown}\n\nAfter ${markdown}`), sources);
    expect(html).not.toMatch(/<(?:script|img|svg|iframe)|javascript:|vbscript:|data:|\son\w+=/iu);
    expect(html).toContain('Before');
  });
});
