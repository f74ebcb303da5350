import { parseMarkdown } from './parse-markdown.ts';
import { printMarkdown } from './print-markdown.ts';
import { findCitations, type Citation, type CitedNumber } from '../citations/find-citations.ts';
import { toSourceOffsets } from './source-offsets.ts';
import { visitCitations } from '../citations/tree-citations.ts';

interface Replacement {
  start: number;
  end: number;
  text: string;
}

/**
 * Replaces the numbers of all citations of a Markdown text outside code and links, and writes each as `[1]` or `[1, 2]`. A
 * group is replaced as a whole. The pages that it names stay: `[1, p. 2]` becomes `[5, p. 2]`.
 *
 * @param map The new number of a source.
 * @param sources The numbers that sources have now. Without them, `(1)` and `¹` are not read.
 */
export function mapCitations(
  markdown: string,
  map: (n: number) => number,
  sources?: ReadonlySet<number>,
): string {
  const root = parseMarkdown(markdown);
  const write = (numbers: readonly number[]): string => [...new Set(numbers.map(map))].join(', ');
  const toReplacements = (citations: readonly Citation[], offsets: (at: number) => number): Replacement[] =>
    citations.flatMap(({ start, end, numbers, parts, hasDetail }) =>
      hasDetail
        ? toRanges(parts).map((range) => ({
            start: offsets(range.start),
            end: offsets(range.end),
            text: write(range.numbers),
          }))
        : [{ start: offsets(start), end: offsets(end), text: `[${write(numbers)}]` }],
    );
  // the nodes of a text without markup have no places
  if (root.data?.isPlain === true)
    return replaceAll(
      markdown,
      toReplacements(findCitations(markdown, sources), (at) => at),
    );
  const replacements: Replacement[] = [];
  visitCitations(root, sources, ({ node, text, citations }) => {
    const start = node.position?.start.offset ?? 0;
    const end = node.position?.end.offset ?? 0;
    const offsets = node.type === 'text' ? toSourceOffsets(text, markdown.slice(start, end)) : null;
    if (offsets)
      replacements.push(...toReplacements(citations, (at) => start + (offsets[at] ?? end - start)));
    else {
      const mapped = replaceAll(
        text,
        toReplacements(citations, (at) => at),
      );
      replacements.push({ start, end, text: node.type === 'text' ? printText(mapped) : mapped });
    }
  });
  return replaceAll(markdown, replacements);
}

/** The places of numbers, where both ends of a range are one place. */
function toRanges(parts: readonly CitedNumber[]): Pick<CitedNumber, 'start' | 'end' | 'numbers'>[] {
  const ranges: Pick<CitedNumber, 'start' | 'end' | 'numbers'>[] = [];
  for (const { start, end, numbers, isRangeEnd } of parts) {
    const last = ranges.at(-1);
    if (isRangeEnd && last)
      ranges.splice(-1, 1, { start: last.start, end, numbers: [...last.numbers, ...numbers] });
    else ranges.push({ start, end, numbers });
  }
  return ranges;
}

function replaceAll(text: string, replacements: readonly Replacement[]): string {
  let replaced = '';
  let at = 0;
  for (const { start, end, text: written } of replacements) {
    replaced += text.slice(at, start) + written;
    at = end;
  }
  return replaced + text.slice(at);
}

function printText(value: string): string {
  const text = { type: 'text', value } as const;
  return printMarkdown({ type: 'root', children: [{ type: 'paragraph', children: [text] }] }).trim();
}
