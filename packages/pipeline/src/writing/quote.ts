import { findCitations, type Citation } from '@headway/text/citations';
import { escapeMarkdown, toCodeSpan } from '../markdown/escape-markdown.ts';
import type { Passage } from './passages.ts';

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

/** The text of a quotation, and the numbers of the sources that it names. */
export interface Quotation {
  text: string;
  numbers: readonly number[];
}

/**
 * Finds the quotations in a paragraph of plain text. A citation after the closing mark names the source.
 *
 * @param cited The citations of the paragraph. Default: those that its text has.
 */
export function findQuotations(
  paragraph: string,
  cited: readonly Pick<Citation, 'start' | 'numbers'>[] = findCitations(paragraph),
): Quotation[] {
  const citations = new Map(cited.map(({ start, numbers }) => [start, numbers]));
  return [...paragraph.matchAll(/“([^“”]*)”\s*/gu)].map(({ 0: whole, 1: text = '', index }) => ({
    text,
    numbers: citations.get(index + whole.length) ?? [],
  }));
}
