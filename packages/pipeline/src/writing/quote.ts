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

/** The text of a quotation, and the number of the source that it names. */
export interface Quotation {
  text: string;
  n: number | null;
}

/** Finds the quotations in a paragraph of plain text. A number after the closing mark names the source. */
export function findQuotations(paragraph: string): Quotation[] {
  return [...paragraph.matchAll(/“([^“”]*)”(?:\s*\[(\d+)\])?/gu)].map(([, text, n]) => ({
    text: text ?? '',
    n: n === undefined ? null : Number(n),
  }));
}
