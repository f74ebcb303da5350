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

  test.each(['javascript:alert(1)', 'ircs://chat.test/room', 'xmpp:ann@chat.test', 'javascript&amp;colon;x'])(
    'shows a link to %s as its text',
    (address) => {
      const html = renderToStaticMarkup(<Markdown>{`[the *room*](${address})`}</Markdown>);
      expect(html).toBe('<div class="prose-article titled"><p>the <em>room</em></p></div>');
    },
  );

  test.each(['https://a.test/', 'mailto:ann@a.test', 'tel:+491234', '/here', '#there'])(
    'links to %s',
    (address) => {
      const html = renderToStaticMarkup(<Markdown>{`[the room](${address})`}</Markdown>);
      expect(html).toContain(`<a href="${address}"`);
    },
  );

  test('has the heading of the page', () => {
    const html = renderToStaticMarkup(<Markdown>{'# One\n\n## Two\n\n###### Six'}</Markdown>);
    expect(html.match(/<h\d/gu)).toEqual(['<h1', '<h2', '<h6']);
  });

  test('opens foreign pages apart and its own sources in place', () => {
    const html = renderToStaticMarkup(<Markdown>{'[a](https://a.test/) [below](#source-1)'}</Markdown>);
    expect(html).toContain('<a href="https://a.test/" rel="noopener noreferrer nofollow" target="_blank">');
    expect(html).toContain('<a href="#source-1">');
  });

  test.each(['a<br>b', 'a<BR />b', 'a<br\n/>b'])('breaks the line at %j', (markdown) => {
    expect(renderToStaticMarkup(<Markdown>{markdown}</Markdown>)).toMatch(/<p>a<br\/>\s*b<\/p>/u);
  });

  test.each(['<br>\n\na', '> <br>\n\na'])('shows no tag for the empty line of %j', (markdown) => {
    const html = renderToStaticMarkup(<Markdown>{markdown}</Markdown>);
    expect(html.replaceAll(/<[^>]*>|\s/gu, '')).toBe('a');
  });

  test('draws a table in HTML as the editor does', () => {
    const markdown =
      '<table>\n<tr>\n<td colspan="2" align="right">\n\nSo **it** is [1].\n\n</td>\n</tr>\n<tr>\n<td>\n\na\n\nb\n\n</td>\n<th>\n\n</th>\n</tr>\n</table>\n\nAfter';
    expect(renderToStaticMarkup(<Markdown>{markdown}</Markdown>)).toBe(
      '<div class="prose-article titled"><table><tbody>' +
        '<tr><td colSpan="2" style="text-align:right">So <strong>it</strong> is <span class="citation">[1]</span>.</td></tr>' +
        '<tr><td><p>a</p><p>b</p></td><th></th></tr>' +
        '</tbody></table><p>After</p></div>',
    );
  });

  test.each([
    '<table onclick="x">\n<tr>\n<td>\n\na\n\n</td>\n</tr>\n</table>',
    '<table><style>\n<tr>\n<td>\n\na\n\n</td>\n</tr>\n</table>',
    '<table>\n<caption>\n<tr>\n<td>\n\na\n\n</td>\n</tr>\n</table>',
    '<table>\n<tr>\n<td>\n\na',
  ])('shows other tables in HTML as text: %j', (markdown) => {
    expect(renderToStaticMarkup(<Markdown>{markdown}</Markdown>)).not.toMatch(
      /<(?:table|t[dr]|style|caption)/u,
    );
  });

  test('shows HTML in the cells of a table as text', () => {
    const markdown =
      '<table>\n<tr>\n<td onclick="x" style="x">\n\n<script>alert(1)</script>\n\n<table onclick="x">\n\n</table>\n\n</td>\n</tr>\n</table>';
    const html = renderToStaticMarkup(<Markdown>{markdown}</Markdown>);
    expect(html).toContain('<td>&lt;script&gt;');
    expect(html).not.toMatch(/<script|<table o|<td /u);
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
