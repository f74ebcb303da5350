import { expect, test } from 'vitest';
import { parseMarkdown } from '../markdown/parse-markdown.ts';
import { findForeignHtml } from './foreign-html.ts';
import { printArticle } from './print-article.ts';

test.each([
  '| a | b |\n| - | - |\n| 1<br>2 | c<br/> |',
  '## A line<br>and another',
  'A paragraph that ends with a break.<br>',
  '- An item<br>\n- <BR />',
  '<table>\n<tr>\n<td colspan="2">\n\nA *cell*.<br>\n\n</td>\n</tr>\n</table>',
  '> <table>\n> <tr>\n> <td>\n>\n> A cell.\n>\n> </td>\n> </tr>\n> </table>',
  '\\<div> and `<div>`',
])('the HTML of %j is the editor’s', (markdown) => {
  expect(findForeignHtml(parseMarkdown(markdown))).toEqual([]);
});

const paragraph = (text: string) => ({ type: 'paragraph', content: [{ type: 'text', text }] });

test('a printed table with merged cells is the editor’s', () => {
  const printed = printArticle({
    type: 'doc',
    content: [
      {
        type: 'table',
        content: [
          {
            type: 'tableRow',
            content: [
              { type: 'tableHeader', attrs: { colspan: 2 }, content: [paragraph('a'), paragraph('b')] },
            ],
          },
          {
            type: 'tableRow',
            content: [
              { type: 'tableCell', content: [paragraph('c')] },
              { type: 'tableCell', content: [paragraph('d')] },
            ],
          },
        ],
      },
    ],
  });
  expect(printed).toContain('<table>');
  expect(findForeignHtml(parseMarkdown(printed))).toEqual([]);
});

test.each([
  ['<script>alert(1)</script>', '<script>alert(1)</script>'],
  ['a <b onclick="x">b', '<b onclick="x">'],
  ['<br onclick="x">', '<br onclick="x">'],
  ['<table>\n<tr>\n<td>\n\nNever closed.', '<table>\n<tr>\n<td>'],
  ['<table>\n<tr>\n<td>\n\n<script>x</script>\n\n</td>\n</tr>\n</table>', '<script>x</script>'],
  ['<table onclick="x">\n<tr>\n<td>\n\n</td>\n</tr>\n</table>', '<table onclick="x">\n<tr>\n<td>'],
])('%j has HTML of others', (markdown, html) => {
  expect(findForeignHtml(parseMarkdown(markdown))).toContain(html);
});
