import { createDocumentExtensions } from '@headway/documents/protocol';
import { printArticle } from '@headway/text/article';
import { getSchema } from '@tiptap/core';
import { DOMParser } from '@tiptap/pm/model';
import { toHtml } from '@headway/pipeline/html';
import { parseHTML } from 'linkedom';
import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { cleanHtml } from './clean-html.ts';

const schema = getSchema(createDocumentExtensions());

/** What HTML becomes when it is pasted, as Markdown. */
function paste(html: string): string {
  const { document } = parseHTML(`<!doctype html><html><head></head><body>${html}</body></html>`);
  cleanHtml(document);
  return printArticle(DOMParser.fromSchema(schema).parse(document.body).toJSON());
}

const readFixture = (name: string): Promise<string> =>
  readFile(new URL(`./fixtures/${name}`, import.meta.url), 'utf8');

test.each(['google-docs', 'word', 'notion', 'vs-code', 'github', 'web-page'])('%s', async (program) => {
  const [html, markdown] = await Promise.all([
    readFixture(`${program}.html.txt`),
    readFixture(`${program}.md.txt`),
  ]);
  expect(paste(html)).toBe(markdown);
});

test('a pasted table without headers keeps its rows, cells and spans in the exported HTML', () => {
  const markdown = paste(
    '<p>Before</p><div><table><colgroup><col><col></colgroup><tbody>' +
      '<tr><td rowspan="2"><p><span style="font-weight:700">Plan</span></p></td><td><p>Price</p></td><td></td></tr>' +
      '<tr><td colspan="2"><p>9 €</p><p>a month</p></td></tr></tbody></table></div><p>After</p>',
  );
  expect(toHtml(markdown, []).replaceAll('\n', '')).toBe(
    '<p>Before</p><table><tbody><tr><td rowspan="2"><strong>Plan</strong></td><td>Price</td><td></td></tr>' +
      '<tr><td colspan="2"><p>9 €</p><p>a month</p></td></tr></tbody></table><p>After</p>',
  );
});

test.each([
  ['a link without text', '<p>a<a href="https://a.example/"></a></p>', 'a\n'],
  ['an empty paragraph', '<p>a</p><p>&nbsp;</p><p>b</p>', 'a\n\nb\n'],
  [
    'a typewriter font within code',
    '<pre style="font-family: monospace">a <span style="font-family: Courier">b</span></pre>',
    '```\na b\n```\n',
  ],
  ['a list in nothing but a list', '<ul><ul><li>a</li></ul></ul>', '- a\n'],
  [
    'a level of a list that Word skips',
    '<p style="mso-list:l0 level1 lfo1"><span style="mso-list:Ignore">a)</span>one</p><p style="mso-list:l0 level3 lfo1"><span style="mso-list:Ignore">§</span>deep</p>',
    '1. one\n   - deep\n',
  ],
  [
    'a heading with a number of Word',
    '<h2 style="mso-list:l0 level1 lfo1"><span style="mso-list:Ignore">1.</span>Title</h2>',
    '## Title\n',
  ],
  [
    'what runs',
    '<p onclick="x">a</p><script>b</script><iframe src="https://a.example"></iframe><svg onload="x"></svg>',
    'a\n',
  ],
])('%s leaves no stray sign', (_, html, markdown) => {
  expect(paste(html)).toBe(markdown);
});
