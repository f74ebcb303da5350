import { describe, expect, it } from 'vitest';
import { parseMarkdown } from '@headway/text/markdown';
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
    expect(html).toContain('not <sup><span title="No source has this number">[2]</span></sup>');
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
    const html = toHtml(parseMarkdown(`Before\n\n${markdown}\n\nAfter ${markdown}`), sources, {
      images: 'shown',
    });
    expect(html).not.toMatch(/<(?:script|img|svg|iframe)|javascript:|vbscript:|data:|\son\w+=/iu);
    expect(html).toContain('Before');
  });

  it.each(['https://a.example/', 'mailto:ann@a.example', 'tel:+491234'])('links to %s', (address) => {
    expect(toHtml(parseMarkdown(`[x](${address})`), sources)).toContain(`<a href="${address}"`);
  });

  it('breaks the lines of a cell', () => {
    const html = toHtml(parseMarkdown('| a |\n| - |\n| 1<br>2 |'), sources);
    expect(html).toMatch(/<td>1<br>\s*2<\/td>/u);
  });

  it('keeps a table in HTML with its spans, and the alignment of any table', () => {
    const html = toHtml(
      parseMarkdown(
        '> <table>\n> <tr>\n> <th rowspan="2" align="center">\n>\n> So [1].\n>\n> </th>\n> <td>\n>\n> - a\n>\n> </td>\n> </tr>\n> <tr>\n> <td>\n>\n> </td>\n> </tr>\n> </table>\n\n| a |\n| -: |',
      ),
      sources,
    );
    expect(html.replaceAll('\n', '')).toBe(
      '<blockquote><table><tbody><tr><th rowspan="2" align="center">So <sup><a href="https://a.example/" rel="nofollow noopener noreferrer">[1]</a></sup>.</th>' +
        '<td><ul><li>a</li></ul></td></tr><tr><td></td></tr></tbody></table></blockquote>' +
        '<table><thead><tr><th align="right">a</th></tr></thead></table>',
    );
  });

  it.each([
    '<table onclick="x">\n<tr>\n<td>\n\na\n\n</td>\n</tr>\n</table>',
    '<table>\n<style>\n<tr>\n<td>\n\na\n\n</td>\n</tr>\n</table>',
    '<div>\n<table>\n<tr>\n<td>\n\na\n\n</td>\n</tr>\n</table>',
  ])('removes the tags of another table: %j', (markdown) => {
    expect(toHtml(parseMarkdown(markdown), sources)).toBe('<p>a</p>');
  });

  it('removes HTML from the cells of a table', () => {
    const html = toHtml(
      parseMarkdown(
        '<table>\n<tr>\n<td onclick="x" style="x" colspan="999999">\n\n<script>alert(1)</script>\n\n<style>*{}</style>\n\na\n\n</td>\n</tr>\n</table>',
      ),
      sources,
    );
    expect(html.replaceAll('\n', '')).toBe(
      '<table><tbody><tr><td colspan="100"><p>a</p></td></tr></tbody></table>',
    );
  });

  it('draws the tables of 20 levels, and the words of a table below them', () => {
    const deep =
      '<table>\n<tr>\n<td>\n\n'.repeat(300) + 'said\n\n' + '</td>\n</tr>\n</table>\n\n'.repeat(300);
    const html = toHtml(parseMarkdown(deep), sources);
    expect(html.match(/<table>/gu)).toHaveLength(20);
    expect(html).toContain('<p>said</p>');
  });

  it('keeps images that may be loaded, with their descriptions', () => {
    const html = toHtml(
      parseMarkdown('![A "chart" of it](https://a.example/chart.png "Its <title>")'),
      sources,
      { images: 'shown' },
    );
    expect(html).toContain('src="https://a.example/chart.png"');
    expect(html).toContain('alt="A &#x22;chart&#x22; of it"');
    expect(html).toContain('title="Its <title>"');
    expect(html).toContain('referrerpolicy="no-referrer"');
  });

  it.each([
    'http://a.example/x.png',
    '//a.example/x.png',
    'x.png',
    'data:image/png;base64,AA',
    'javascript:x',
  ])('describes an image at %s instead', (src) =>
    expect(toHtml(parseMarkdown(`![A chart](${src})`), sources)).toBe('<p>A chart</p>'),
  );

  it('replaces images in the text of a program by their descriptions', () => {
    expect(toHtml(parseMarkdown('![A chart](https://a.example/x.png)'), sources)).toBe('<p>A chart</p>');
  });
});
