import type { Word } from '@headway/text/words';

/** A range of a text, in UTF-16 code units, end exclusive. */
export interface Span {
  start: number;
  end: number;
}

/** Returns those of ordered spans that lie in a range. Each range begins behind the one before. */
export function createTaker<T extends Span>(spans: readonly T[]): (range: Span) => T[] {
  let next = 0;
  return ({ start, end }) => {
    while ((spans[next]?.start ?? end) < start) next += 1;
    const first = next;
    while ((spans[next]?.end ?? Infinity) <= end) next += 1;
    return spans.slice(first, next);
  };
}

/** The words that are in none of some ordered ranges. */
export function outside(words: readonly Word[], ranges: readonly Span[]): readonly Word[] {
  if (ranges.length === 0) return words;
  let next = 0;
  return words.filter(({ start, end }) => {
    while ((ranges[next]?.end ?? Infinity) <= start) next += 1;
    return end <= (ranges[next]?.start ?? Infinity);
  });
}

/** Converts places in the text without its citations to places in the text. Each place is behind the one before. */
export function createLocator(text: string, cited: readonly Span[]): (place: number) => number {
  let [next, at, before] = [0, 0, 0];
  return (place) => {
    for (let citation = cited[next]; citation; citation = cited[next]) {
      const length = text.slice(at, citation.start).trimEnd().length;
      if (place < before + length) break;
      before += length;
      at = citation.end;
      next += 1;
    }
    return at + place - before;
  };
}

/** Whether a word lies at least in part in one of some ranges. */
export function isCovered(word: Word, places: readonly Span[]): boolean {
  return places.some(({ start, end }) => word.start < end && word.end > start);
}
