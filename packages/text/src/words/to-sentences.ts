import type { Language } from '../language/language.ts';

const segmenters = new Map<string, Intl.Segmenter>();

/** A sentence and its place in the text (UTF-16 code units, end exclusive, without outer spaces). */
export interface Sentence {
  text: string;
  start: number;
  end: number;
}

/** The word before a dot at the end of a text. */
const LAST_WORD = /([\p{L}\p{N}][\p{L}\p{N}.]*)\.\s*$/u;
const LONGEST_ABBREVIATION = 14;

/**
 * Splits a paragraph into sentences by the Unicode rules (UAX 29); abbreviations of the language end none.
 *
 * @example
 * toSentences('Streams, e.g. of events. They end.', english).length; // 2
 */
export function toSentences(text: string, language: Language): Sentence[] {
  const sentences: Sentence[] = [];
  let start = 0;
  let end = 0;
  const push = (): void => {
    const raw = text.slice(start, end);
    const trimmed = raw.trim();
    if (trimmed === '') return;
    const at = start + raw.indexOf(trimmed);
    sentences.push({ text: trimmed, start: at, end: at + trimmed.length });
  };
  for (const { segment, index } of toSegmenter(language.code ?? 'en').segment(text)) {
    end = index + segment.length;
    // searches the end only, so that a text of abbreviations does not take quadratic time
    const last = LAST_WORD.exec(text.slice(Math.max(start, end - LONGEST_ABBREVIATION), end))?.[1];
    if (last !== undefined && language.abbreviations.has(last.toLowerCase())) continue;
    push();
    start = end;
  }
  if (start < end) push();
  return sentences;
}

function toSegmenter(locale: string): Intl.Segmenter {
  const known = segmenters.get(locale) ?? new Intl.Segmenter(locale, { granularity: 'sentence' });
  segmenters.set(locale, known);
  return known;
}
