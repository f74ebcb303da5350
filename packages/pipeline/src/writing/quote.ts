import { findCitations, type Citation } from '@headway/text/citations';
import { escapeMarkdown, toCodeSpan } from '../markdown/escape-markdown.ts';
import { findQuoted } from '../text/find-quoted.ts';
import type { Passage } from './passages.ts';

/** Between a quotation and its citation are at most a space, a full stop and a parenthesis. */
const LONGEST_GAP = 5;

/** Renders a passage as a quotation in Markdown, with the number of its source. */
export function toQuote({ text, code }: Pick<Passage, 'text' | 'code'>, n: number): string {
  let markdown = '';
  let at = 0;
  for (const [start, end] of code) {
    if (start < at) continue;
    const span = text.slice(start, end);
    const inner = span.trim();
    if (inner === '') continue;
    const inset = span.indexOf(inner);
    markdown += escapeMarkdown(text.slice(at, start + inset)) + toCodeSpan(inner);
    at = start + inset + inner.length;
  }
  return `“${markdown}${escapeMarkdown(text.slice(at))}” [${n}]`;
}

/** A quotation in a paragraph: UTF-16 code units, end exclusive, with its marks. */
export interface Quotation {
  /** Without its marks. */
  text: string;
  /** The numbers of the sources that it names. */
  numbers: readonly number[];
  start: number;
  end: number;
}

/**
 * Finds the quotations in a paragraph of plain text. A citation after the closing mark, or else within the marks, names the
 * source.
 *
 * @param cited The citations of the paragraph. Default: those that its text has.
 */
export function findQuotations(
  paragraph: string,
  cited: readonly Pick<Citation, 'start' | 'numbers'>[] = findCitations(paragraph),
): Quotation[] {
  if (cited.length === 0) return findQuoted(paragraph).map((quoted) => ({ ...quoted, numbers: [] }));
  const citations = new Map(cited.map(({ start, numbers }) => [start, numbers]));
  return findQuoted(paragraph).map((quoted) => {
    const gap = /^[\s.,;:!?(]*/u.exec(paragraph.slice(quoted.end, quoted.end + LONGEST_GAP))?.[0] ?? '';
    const within = cited.filter(({ start }) => start > quoted.start && start < quoted.end);
    const numbers = citations.get(quoted.end + gap.length) ?? within.flatMap((citation) => citation.numbers);
    return { ...quoted, numbers };
  });
}
