import { createArticlePrinter, printArticle, type ArticleNode } from '@headway/text/article';
import { Node } from '@tiptap/pm/model';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { anyArticle } from '../../../test/any-article.ts';
import {
  expectFixedPoint,
  parseArticle as parse,
  readLetters,
  schema,
  toChecked,
} from '../../../test/expect-fixed-point.ts';

/** `ARTICLES=20000 vitest run --project unit article-markdown` tries more. */
const RUNS = Number(process.env['ARTICLES'] ?? 300);

/** Markdown has no paragraphs without text. */
function withoutEmptyParagraphs(node: ArticleNode): ArticleNode {
  if (node.content === undefined || node.content.some(({ type }) => type === 'text' || type === 'hardBreak'))
    return node;
  const content = node.content
    .map(withoutEmptyParagraphs)
    .filter(({ type, content: inner }) => type !== 'paragraph' || inner !== undefined);
  return {
    ...node,
    content: content.length > 0 || node.type === 'heading' ? content : [{ type: 'paragraph' }],
  };
}

const MARKS = new Set(['bold', 'italic', 'strike']);

/** Whether spaces are bold, italic or struck is not in Markdown where they are at the edge of a mark. */
function withoutMarkedSpaces(node: ArticleNode): ArticleNode {
  if (node.content === undefined) return node;
  const content: ArticleNode[] = [];
  for (const child of node.content.flatMap(splitSpaces)) {
    const last = content.at(-1);
    const isSame = JSON.stringify(last?.marks ?? []) === JSON.stringify(child.marks ?? []);
    if (last?.text !== undefined && child.text !== undefined && isSame)
      content.splice(-1, 1, { ...last, text: last.text + child.text });
    else content.push(withoutMarkedSpaces(child));
  }
  return { ...node, content };
}

function splitSpaces({ text, marks = [], ...node }: ArticleNode): ArticleNode[] {
  if (text === undefined) return [{ ...node, ...(marks.length > 0 && { marks }) }];
  const isCode = marks.some(({ type }) => type === 'code');
  return text.split(/([\p{Zs}\t]+)/u).flatMap((piece, i) => {
    const own = i % 2 === 1 && !isCode ? marks.filter(({ type }) => !MARKS.has(type)) : marks;
    return piece === '' ? [] : [{ ...node, text: piece, ...(own.length > 0 && { marks: own }) }];
  });
}

test('an article that becomes Markdown becomes the same article again', () => {
  fc.assert(
    fc.property(anyArticle, (article) => {
      const printed = printArticle(toChecked(article));
      expect(withoutMarkedSpaces(parse(printed))).toEqual(
        withoutMarkedSpaces(toChecked(withoutEmptyParagraphs(article))),
      );
      expect(parse(printArticle(parse(printed)))).toEqual(parse(printed));
      const blocks = Node.fromJSON(schema, article).children;
      const print = createArticlePrinter();
      expect(print(blocks)).toBe(printed);
      expect(print(blocks)).toBe(print([...blocks]));
    }),
    { numRuns: RUNS },
  );
});

test('whatever a text consists of, it becomes an article, and its Markdown the same article', () => {
  const piece = fc.constantFrom(
    '# ',
    '> ',
    '- ',
    '1. ',
    '```',
    '\n',
    '\n\n',
    '    ',
    '| ',
    '|-|',
    '**',
    '*',
    '_',
    '~~',
    '`',
    '[',
    '](',
    ')',
    '![',
    '<',
    '>',
    '<br>',

    '<table>',
    '<td>',
    '</td>',
    '</table>',
    '<tr>',
    '[^1]',
    ': ',
    '[x] ',
    '&amp;',
    '\\',
    'word',
    ' ',
    'https://a.example',
    '\u{d800}',
    '\u202e',
  );
  fc.assert(
    fc.property(
      fc.array(fc.oneof(piece, fc.string({ unit: 'binary', maxLength: 4 })), { maxLength: 40 }),
      (pieces) => {
        expectFixedPoint(pieces.join(''));
      },
    ),
    { numRuns: RUNS },
  );
});

describe.each([
  '- > quote\n\nOutro.',
  '- ```js\n  a\n  ```',
  '- # heading',
  '- | a |\n  | - |\n  | b |',
  '>',
  'Text with ![a chart](https://docs.example/c.png) inside [1].',
  '# ![a chart](https://docs.example/c.png)',
  '- ![a chart](https://docs.example/c.png) inside',
  '| ![a chart](https://docs.example/c.png) | b |\n| - | - |\n| 1 | 2 |',
  '> ![a chart](https://docs.example/c.png)',
  '[![a chart](https://docs.example/c.png)](https://docs.example/)',
  '## C++ vs Rust: when C++ wins',
  'i++ or j++; `g++ -std=c++20`',
  '| x \\| y | z |\n| - | - |\n| 1 | 2 |',
  '````\n```\n````',
  '`` a`b ``',
  '2026\\. A year to remember.\n\n\\- he said\n\n\\# not a heading',
  '1. Install:\n\n   ```python\n   if a:\n       b()\n   ```',
  '**Note:** word',
  'f(\\*\\*kwargs)',
  '“Smart” quotes, no\u00a0break, 👍🏽, \u200d, שלום',
  'So. That is it.\n\nA. Smith wrote it.',
])('%j', (markdown) => {
  test('becomes an article with the same letters, and its Markdown the same article', () => {
    expectFixedPoint(markdown);
    const article = parse(markdown);
    expect(readLetters(parse(printArticle(article)))).toBe(readLetters(article));
  });
});

test.each([
  ['Caf&eacute; &mdash;', 'Café—'],
  ['## C++ vs Rust', 'C++vsRust'],
  ['1<br>2', '12'],
])('%s says %s', (markdown, letters) => {
  expect(readLetters(parse(markdown))).toBe(letters);
});

test('a code block in a numbered item keeps its indentation', () => {
  const printed = printArticle(parse('1. Install:\n\n   ```python\n   if a:\n       b()\n   ```'));
  expect(printed).toContain('\n   if a:\n       b()\n');
});

test('an image within a line becomes a block between the words', () => {
  expect(
    parse('Text with ![a chart](https://docs.example/c.png) inside.').content?.map(({ type }) => type),
  ).toEqual(['paragraph', 'image', 'paragraph']);
});

test('a text that no parser could finish keeps every character', () => {
  for (const sign of ['>', '> ', '1. ', '**a_b', '[']) {
    const text = sign.repeat(100_000).trim();
    expect(readLetters(parse(text))).toBe(text.replaceAll(/\s/gu, ''));
  }
});

test('Markdown as people write it stays as it is', () => {
  const markdown = `# Title

A paragraph with **bold**, *italic*, ~~strike~~, \`code\`, [a link](https://a.example/) and a citation [1].

- one
- two
  - nested

3. third
4. fourth

> A quotation [2].

\`\`\`js
const a = 1;
\`\`\`

![A chart](https://a.example/chart.png)

| A | B |
| - | - |
| 1 | 2 |
`;
  expect(printArticle(parse(markdown))).toBe(markdown);
});

test.each(['So \\[3] and [2].', '| \\[1, 2] |\n| ------- |', '## \\[^1]', '**\\[1]** [2]'])(
  'escaped brackets of %j stay escaped, and those of citations are not escaped',
  (markdown) => {
    const article = parse(markdown);
    expect(JSON.stringify(article)).toContain('literal');
    expect(printArticle(article).trim()).toBe(markdown);
  },
);

test.each(['[1, 2]', '[1; 2]', '[Source 1]', '[1 and 2]', '[^1]', '[[1]]', '【1】'])(
  'a citation %s is printed as it is written',
  (written) => {
    const article = {
      type: 'doc',
      content: [{ type: 'paragraph', content: [{ type: 'text', text: written }] }],
    };
    expect(printArticle(article)).toBe(`${written}\n`);
    expect(parse(printArticle(article))).toEqual(article);
  },
);

test.each([
  [['A', ' word ', 'and'], 'A *word* and\n'],
  [['A', ' word', '.'], 'A *word*.\n'],
  [['a', ' ', 'b'], 'a b\n'],
  [['A:', '\u00a0word\u00a0', 'B'], 'A:\u00a0*word*\u00a0B\n'],
])('spaces at the edges of the italic text in %j are outside of it', ([before, italic, after], printed) => {
  const article = {
    type: 'doc',
    content: [
      {
        type: 'paragraph',
        content: [
          { type: 'text', text: before },
          { type: 'text', text: italic, marks: [{ type: 'italic' }] },
          { type: 'text', text: after },
        ],
      },
    ],
  };
  expect(printArticle(article)).toBe(printed);
  expect(readLetters(parse(printed))).toBe(readLetters(article));
});

test.each([
  ['a backslash before a space that leaves its mark', [['x\\ ', 'bold']]],
  [
    'brackets behind a space that leaves its mark',
    [
      ['a', null],
      [' ', 'bold'],
      ['[3]: b', null],
    ],
  ],
  [
    'a control character beside a mark',
    [
      ['a\u0005', null],
      ['_b_', 'bold'],
    ],
  ],
] as const)('%s is read as it is written', (_, texts) => {
  const content = texts.map(([text, mark]) => ({
    type: 'text',
    text,
    ...(mark && { marks: [{ type: mark }] }),
  }));
  const printed = printArticle({ type: 'doc', content: [{ type: 'paragraph', content }] });
  const article = parse(printed);
  expect(parse(printArticle(article))).toEqual(article);
  expect(readLetters(article)).toBe(
    texts
      .map(([text]) => text)
      .join('')
      .replaceAll(/\s/gu, '')
      .replaceAll('\u0005', '\ufffd'),
  );
});

test('spaces at the edges of nested marks are outside of all of them', () => {
  const article = parse('a **_b&#x20;_** [c **d&#x20;**](https://a.example) ~~&#x20;~~ e');
  expect(printArticle(article)).toBe('a **_b_**  [c **d** ](https://a.example)   e\n');
});

test('a table whose rows differ in length gets empty cells and loses none', () => {
  const article = parse('| a |\n| - |\n| 1 | 2 |\n|');
  expect(readLetters(article)).toBe('a12');
  expect(article.content?.[0]?.content?.map(({ content }) => content?.length)).toEqual([2, 2, 2]);
});

test('a cell keeps its spaces, however many', () => {
  const spaces = ' '.repeat(20_000);
  const text = `${spaces}a${spaces}b${spaces}`;
  const cell = { type: 'tableHeader', content: [{ type: 'paragraph', content: [{ type: 'text', text }] }] };
  const article = {
    type: 'doc',
    content: [{ type: 'table', content: [{ type: 'tableRow', content: [cell] }] }],
  };
  expect(parse(printArticle(article))).toEqual(toChecked(article));
});
