import { comparisonSchema, createDocumentExtensions } from '@headway/documents/protocol';
import { toHtml } from '@headway/pipeline/html';
import { printArticle, toArticle } from '@headway/text/article';
import { mapCitations, readCitations, UNKNOWN_SOURCE } from '@headway/text/citations';
import { parseMarkdown, toTextBlocks } from '@headway/text/markdown';
import { getSchema } from '@tiptap/core';
import { Node } from '@tiptap/pm/model';
import fc from 'fast-check';
import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import { decorateCitations } from '../editor/extensions/linked-citations.ts';
import { Markdown } from '../reading/text/markdown.tsx';
import { citeCompared } from '../versions/comparison/cite-compared.ts';

const schema = getSchema(createDocumentExtensions());
const sources = [1, 2, 3, 4, 5].map((n) => ({
  n,
  title: `Page ${n}`,
  url: `https://source.example/${n}`,
  site: 'source.example',
  licence: null,
}));
const known = new Set(sources.map(({ n }) => n));
const byNumber = new Map(sources.map((source) => [source.n, source]));

/** The numbers that are linked, and those that are shown as numbers without a source. */
interface Shown {
  linked: number[];
  unknown: number[];
}

function toShown(found: readonly { n: number; isLinked: boolean }[]): Shown {
  const numbersOf = (isLinked: boolean) =>
    [...new Set(found.flatMap((one) => (one.isLinked === isLinked ? [one.n] : [])))].toSorted(
      (a, b) => a - b,
    );
  return { linked: numbersOf(true), unknown: numbersOf(false) };
}

/** The number that is written in a citation or a part of it. */
function toNumber(written: string): number {
  const digits = written.replaceAll(/[⁰¹²³⁴⁵⁶⁷⁸⁹]/gu, (sign) => String('⁰¹²³⁴⁵⁶⁷⁸⁹'.indexOf(sign)));
  return Number(/\d+/u.exec(digits)?.[0]);
}

function readHtml(html: string): Shown {
  return toShown([
    ...[...html.matchAll(/<a href="https:\/\/source\.example\/(\d+)"/gu)].map(([, n]) => ({
      n: Number(n),
      isLinked: true,
    })),
    ...[...html.matchAll(new RegExp(`title="${UNKNOWN_SOURCE}"[^>]*>([^<]*)<`, 'gu'))].map(
      ([, text = '']) => ({
        n: toNumber(text),
        isLinked: false,
      }),
    ),
  ]);
}

function readEditor(doc: Node): Shown {
  const decorations = decorateCitations(doc, { start: 0, end: doc.content.size }, byNumber);
  return toShown(
    decorations.flatMap(({ from, to, ...decoration }): { n: number; isLinked: boolean }[] => {
      const attrs: Record<string, string> = Reflect.get(Reflect.get(decoration, 'type'), 'attrs');
      const n = attrs['data-citation'];
      if (n !== undefined) return [{ n: Number(n), isLinked: true }];
      return attrs['title'] === UNKNOWN_SOURCE
        ? [{ n: toNumber(doc.textBetween(from, to)), isLinked: false }]
        : [];
    }),
  );
}

function readComparison(doc: Node): Shown {
  const found: { n: number; isLinked: boolean }[] = [];
  doc.descendants((node) => {
    if (!node.isTextblock || node.type.spec.code === true) return;
    const nodes = node.children.map((child) => ({
      type: 'text',
      text: child.text ?? '',
      marks: child.marks.map((mark) => ({
        type: mark.type.name,
        ...(typeof mark.attrs['href'] === 'string' && { href: mark.attrs['href'] }),
      })),
    }));
    const { blocks } = comparisonSchema.parse({
      blocks: [{ type: 'paragraph', content: nodes }],
      words: { added: 0, removed: 0 },
      writers: [],
    });
    for (const pieces of citeCompared(blocks[0]?.content ?? [], known).values()) {
      for (const { kind, n, text } of pieces) {
        if (kind === 'number' && n !== null) found.push({ n, isLinked: true });
        if (kind === 'unknown') found.push({ n: toNumber(text), isLinked: false });
      }
    }
  });
  return toShown(found);
}

/** What everybody sees of a Markdown text. All views have to agree. */
function readEverywhere(markdown: string) {
  const doc = Node.fromJSON(schema, toArticle(parseMarkdown(markdown)));
  doc.check();
  const printed = printArticle(doc.toJSON());
  const reader = readHtml(renderToStaticMarkup(<Markdown sources={sources}>{markdown}</Markdown>));
  expect(readHtml(toHtml(markdown, sources)), 'exported HTML').toEqual(reader);
  expect(readEditor(doc), 'editor').toEqual(reader);
  expect(readComparison(doc), 'comparison').toEqual(reader);
  expect(readHtml(toHtml(printed, sources)), 'exported document').toEqual(reader);
  const cited = readCitations(parseMarkdown(markdown), known).toSorted((a, b) => a - b);
  expect(readCitations(parseMarkdown(printed), known).toSorted((a, b) => a - b)).toEqual(cited);
  expect(readMeasured(markdown), 'support and figures').toEqual(cited);
  return { ...reader, cited };
}

/** The numbers that support and figures are measured with. */
function readMeasured(markdown: string): number[] {
  const blocks = toTextBlocks(parseMarkdown(markdown), known);
  const numbers = blocks.flatMap(({ citations }) => citations.flatMap((citation) => citation.numbers));
  return [...new Set(numbers)].toSorted((a, b) => a - b);
}

const number = fc.integer({ min: 1, max: 9 });

/** A citation, the numbers that it names, and the numbers that are written. */
const group = fc.oneof(
  fc
    .tuple(
      fc.array(number, { minLength: 1, maxLength: 4 }),
      fc.constantFrom(', ', ',', '; ', ' and ', ' , ', ',\n'),
    )
    .chain(([numbers, separator]) =>
      fc
        .constantFrom<[string, string]>(
          ['[', ']'],
          ['[[', ']]'],
          ['【', '】'],
          ['［', '］'],
          ['[Source ', ']'],
        )
        .map(([open, close]) => ({
          written: open + numbers.join(separator) + close,
          numbers,
          shown: numbers,
        })),
    ),
  fc.array(number, { minLength: 2, maxLength: 3 }).map((numbers) => ({
    written: numbers.map((n) => `[${n}]`).join(''),
    numbers,
    shown: numbers,
  })),
  fc
    .tuple(number, fc.integer({ min: 1, max: 3 }), fc.constantFrom('-', '–', ' – '))
    .map(([from, more, dash]) => ({
      written: `[${from}${dash}${from + more}]`,
      numbers: Array.from({ length: more + 1 }, (_, i) => from + i),
      shown: [from, from + more],
    })),
  number.map((n) => ({ written: `[^${n}]`, numbers: [n], shown: [n] })),
  number.map((n) => ({ written: `[${n}](#source-${n})`, numbers: [n], shown: [n] })),
  fc
    .constantFrom(1, 2, 3, 4, 5)
    .chain((n) =>
      fc.constantFrom(`(${n})`, '⁰¹²³⁴⁵'.charAt(n)).map((written) => ({ written, numbers: [n], shown: [n] })),
    ),
);

const frame = fc.constantFrom('', '> ', '- ', '## ', '1. ');

test('the editor, the reader, the comparison, the export and the checks see the same citations', () => {
  fc.assert(
    fc.property(
      fc.array(fc.tuple(frame, group, fc.constantFrom('**', '*', '')), { minLength: 1, maxLength: 5 }),
      (lines) => {
        const markdown = lines
          .map(([sign, { written }, mark]) => {
            const text =
              sign === '## '
                ? written.replaceAll('\n', ' ')
                : written.replaceAll('\n', `\n${sign === '> ' ? '> ' : sign === '' ? '' : '   '}`);
            return `${sign}So ${mark}say${mark} the pages ${text}.`;
          })
          .join('\n\n');
        const shown = [...new Set(lines.flatMap(([, one]) => one.shown))].toSorted((a, b) => a - b);
        const seen = readEverywhere(markdown);
        const named = [...new Set(lines.flatMap(([, one]) => one.numbers))].toSorted((a, b) => a - b);
        expect(seen.cited).toEqual(named);
        expect([...new Set([...seen.linked, ...seen.unknown])].toSorted((a, b) => a - b)).toEqual(shown);
        // renumbering treats whole groups: each number moves by 10
        const moved = mapCitations(markdown, (n) => n + 10, known);
        expect(readCitations(parseMarkdown(moved)).toSorted((a, b) => a - b)).toEqual(
          named.map((n) => n + 10),
        );
      },
    ),
    { numRuns: Number(process.env['CITED_GROUPS'] ?? 300) },
  );
});

test.each([
  '`[1]` and ``[1, 2]``',
  '    [1]',
  '```\nSo [1].\n```',
  '[see [1]](https://a.example/)',
  '[1](https://a.example/)',
  String.raw`So \[1] and \[1, 2\] and \[^1].`,
  '> “As shown \\[3\\] before.”',
  'list[1] and list[1, 2]',
  '(1) First, (2) second.',
  'An area of 5 m² and 3 km².',
  'In [2024] and [0] and [3-1] and [1-999].',
  '![Figure [1]](https://a.example/a.png)',
])('nothing is cited in %j', (markdown) => {
  expect(readEverywhere(markdown)).toEqual({ linked: [], unknown: [], cited: [] });
  expect(mapCitations(markdown, (n) => n + 10, known)).toBe(markdown);
});

test('a number without a source is shown as such in a group', () => {
  expect(readEverywhere('Both say so [1, 7].')).toEqual({ linked: [1], unknown: [7], cited: [1, 7] });
  expect(readEverywhere('All say so [4–7].')).toEqual({ linked: [4], unknown: [7], cited: [4, 5, 6, 7] });
  // `(7)` and `⁷` can say other things
  expect(readEverywhere('That is so (7). And so⁷.')).toEqual({ linked: [], unknown: [], cited: [] });
});

test.each([
  ['Before \\[3\\] and  **so [1,\n2]** it is.', ['[1, 2]']],
  ['A [link [3]](https://a.example/) and `[4]` say so[^1].', ['[^1]']],
  ['One [2](#source-2) and &amp;  other [1].', ['2', '[1]']],
  ['`x`[1]', ['[1]']],
])('the citations of the text of %j are at their places', (markdown, written) => {
  const [block] = toTextBlocks(parseMarkdown(markdown), known);
  expect(block?.citations.map(({ start, end }) => block.text.slice(start, end))).toEqual(written);
});

test('a footnote behind a word is cited, with and without its note', () => {
  expect(readEverywhere('So[^1] and so[^9].\n\n[^1]: A note.').cited).toEqual([1, 9]);
});

test('10,000 groups of citations are read', () => {
  const markdown = Array.from({ length: 100 }, () => `So ${'[1, 2] '.repeat(100)}`).join('\n\n');
  expect(readEverywhere(markdown).cited).toEqual([1, 2]);
});
