import { foldAccents, toLowerWord } from '../language/fold.ts';
import { segmentWords } from './segment-words.ts';

/** `e-mail` and `email` are the same word, as for `createPhraseFinder`. */
const HYPHENS = /[-‐‑]/gu;

interface FoldedWord {
  folded: string;
  start: number;
  end: number;
}

/**
 * Finds a passage in a text by its words, whatever signs, capitals and accents are between and in them. The first and the
 * last word of the passage may be cut off. A passage without words is found sign by sign.
 *
 * @returns places in UTF-16 code units, end exclusive, none of which overlap
 * @example
 * findPassages('It is event-driven.', 'event-driven'); // [{ start: 6, end: 18 }]
 */
export function findPassages(text: string, passage: string): { start: number; end: number }[] {
  const sought = toFolded(passage).map(({ folded }) => folded);
  if (sought.length === 0) return findSigns(text, passage.trim());
  const words = toFolded(text);
  const places: { start: number; end: number }[] = [];
  for (let at = 0; at + sought.length <= words.length; at += 1) {
    if (!sought.every((word, i) => isSame(words[at + i]?.folded ?? '', word, i, sought.length))) continue;
    const [first, last] = [words[at], words[at + sought.length - 1]];
    if (first && last) places.push({ start: first.start, end: last.end });
    at += sought.length - 1;
  }
  return places;
}

/** A single word must be whole; of several, the first may lack its beginning and the last its end. */
function isSame(word: string, sought: string, index: number, count: number): boolean {
  if (count > 1 && index === 0) return word.endsWith(sought);
  if (count > 1 && index === count - 1) return word.startsWith(sought);
  return word === sought;
}

function toFolded(text: string): FoldedWord[] {
  return segmentWords(text).map(({ start, end }) => ({
    folded: foldAccents(toLowerWord(text.slice(start, end))).replace(HYPHENS, ''),
    start,
    end,
  }));
}

function findSigns(text: string, signs: string): { start: number; end: number }[] {
  const places: { start: number; end: number }[] = [];
  if (signs === '') return places;
  for (let at = text.indexOf(signs); at !== -1; at = text.indexOf(signs, at + signs.length))
    places.push({ start: at, end: at + signs.length });
  return places;
}
