import type { ArticleNode } from '@headway/text/article';
import fc from 'fast-check';

const SIGNS = [
  '*',
  '**',
  '_',
  '`',
  '```',
  '~~',
  '[',
  ']',
  '(',
  ')',
  '!',
  '<',
  '>',
  '#',
  '-',
  '+',
  '1.',
  '2)',
  '|',
  '\\',
  '&amp;',
  '&',
  ':',
  '://',
  'https://a.example/b',
  'www.a.example',
  'a@b.example',
  '[^1]',
  '[1]',
  '[2](',
  '[3]:',
  '[x]',
  '{',
  '}',
  '"',
  "'",
  '=',
  '===',
  '---',
  '~',
  '^',
  '$',
  '<br>',
  '<b>',
  '<!--',
  'C++',
  '\u00a0',
  '\u200d',
  '👍🏽',
  'שלום',
  '“',
  '…',
  '字',
  'é',
  '\t',
  '  ',
  ' ',
  '.',
  ',',
  '%',
  '@',
  '/',
  '&#x20;',
  '\u200b',
  'a\u0301',
];

/** Words and signs of Markdown in any order. */
const text = fc
  .array(fc.oneof(fc.constantFrom(...SIGNS), fc.stringMatching(/^[a-zA-Z0-9]{1,6}$/), fc.constant(' ')), {
    minLength: 1,
    maxLength: 8,
  })
  .map((parts) => parts.join(''));

const marks = fc.record({
  bold: fc.boolean(),
  italic: fc.boolean(),
  strike: fc.boolean(),
  code: fc.boolean(),
  link: fc.option(
    fc.constantFrom('https://a.example/', '/b?c=d(e)&f', 'mailto:a@b.example', 'https://a.example/x_y*z*'),
  ),
  title: fc.option(fc.constantFrom('A title', 'with "quotes"', "it's (x) \\ y")),
});

const inline = fc
  .array(
    fc.oneof(
      { weight: 8, arbitrary: fc.tuple(text, fc.oneof({ weight: 2, arbitrary: fc.constant(null) }, marks)) },
      { weight: 1, arbitrary: fc.constant('break' as const) },
    ),
    { minLength: 0, maxLength: 6 },
  )
  .map((parts): ArticleNode[] => {
    const nodes: ArticleNode[] = [];
    for (const part of parts) {
      if (part === 'break') {
        nodes.push({ type: 'hardBreak' });
        continue;
      }
      const [value, chosen] = part;
      const set =
        chosen === null
          ? []
          : [
              ...(chosen.bold ? [{ type: 'bold' }] : []),
              ...(chosen.code ? [{ type: 'code' }] : []),
              ...(chosen.italic ? [{ type: 'italic' }] : []),
              ...(chosen.link !== null
                ? [{ type: 'link', attrs: { href: chosen.link, title: chosen.title } }]
                : []),
              ...(chosen.strike ? [{ type: 'strike' }] : []),
            ];
      const last = nodes.at(-1);
      if (last?.text !== undefined && JSON.stringify(last.marks ?? []) === JSON.stringify(set))
        last.text += value;
      else nodes.push({ type: 'text', text: value, ...(set.length > 0 && { marks: set }) });
    }
    return nodes;
  });

const filled = (node: ArticleNode, content: ArticleNode[]): ArticleNode =>
  content.length > 0 ? { ...node, content } : node;

const { block } = fc.letrec<{ block: ArticleNode; blocks: ArticleNode[] }>((tie) => ({
  blocks: fc.array(tie('block'), { minLength: 1, maxLength: 4 }),
  block: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    inline.map((content) => filled({ type: 'paragraph' }, content)),
    fc
      .tuple(fc.integer({ min: 1, max: 6 }), inline)
      .map(([level, content]) => filled({ type: 'heading', attrs: { level } }, content)),
    fc
      .tuple(
        fc.option(fc.constantFrom('js', 'c++', 'c#', 'objective-c')),
        fc.option(
          fc
            .array(fc.oneof(text, fc.constant('\n'), fc.constant('    ')), { minLength: 1, maxLength: 6 })
            .map((parts) => parts.join('')),
        ),
      )
      .map(([language, value]) =>
        filled(
          { type: 'codeBlock', attrs: { language } },
          value === null || value === '' ? [] : [{ type: 'text', text: value }],
        ),
      ),
    fc.constant({ type: 'horizontalRule' }),
    fc
      .tuple(
        fc.constantFrom('https://a.example/c.png', '/c.png?d=(e)'),
        text,
        fc.option(fc.constantFrom('A title', 'with "quotes"')),
        fc.option(fc.constantFrom('https://a.example/', '/b?c=d(e)&f')),
      )
      .map(([src, alt, title, href]) => ({ type: 'image', attrs: { src, alt, title, href } })),
    tie('blocks').map((content) => ({ type: 'blockquote', content })),
    fc
      .tuple(
        fc.boolean(),
        fc.integer({ min: 0, max: 1000 }),
        fc.array(tie('blocks'), { minLength: 1, maxLength: 3 }),
      )
      .map(([ordered, start, items]) => ({
        type: ordered ? 'orderedList' : 'bulletList',
        ...(ordered && { attrs: { start } }),
        content: items.map((content) => ({ type: 'listItem', content })),
      })),
    fc
      .tuple(
        fc.integer({ min: 1, max: 3 }),
        fc.boolean(),
        fc.array(
          fc.array(
            fc.tuple(
              inline,
              fc.constantFrom(null, 'left', 'center', 'right'),
              fc.constantFrom(1, 1, 1, 2),
              fc.boolean(),
              fc.option(tie('blocks'), { freq: 8 }),
            ),
            { minLength: 3, maxLength: 3 },
          ),
          { minLength: 1, maxLength: 3 },
        ),
      )
      .map(([columns, plain, rows]): ArticleNode => ({
        type: 'table',
        content: rows.map((cells, row) => ({
          type: 'tableRow',
          content: cells.slice(0, columns).map(([content, align, span, header, blocks], column) => ({
            type: (plain ? row === 0 : header) ? 'tableHeader' : 'tableCell',
            attrs: {
              colspan: plain ? 1 : span,
              rowspan: 1,
              align: plain ? (rows[0]?.[column]?.[1] ?? null) : align,
            },
            content: !plain && blocks !== null ? blocks : [filled({ type: 'paragraph' }, content)],
          })),
        })),
      })),
  ),
}));

/** Articles of every kind of node and mark. */
export const anyArticle = fc
  .array(block, { minLength: 1, maxLength: 5 })
  .map((content): ArticleNode => ({ type: 'doc', content }));
