import { CITATION, DETAIL, findOddShapes, ITEMS, lowerDigits, toAscii } from './citation-shapes.ts';

/** A number as it is written in a citation. UTF-16 code units, end exclusive. */
export interface CitedNumber {
  start: number;
  end: number;
  /** The source to which this place leads. */
  n: number;
  /** All sources that this place names: the end of the range `1–3` names 2 and 3. */
  numbers: readonly number[];
  /** Whether this is the end of a range, whose beginning is the place before. */
  isRangeEnd: boolean;
}

/** A citation in a text: `[2]`, or a group such as `[1, 2]` or `[1–3]`. UTF-16 code units, end exclusive. */
export interface Citation {
  start: number;
  end: number;
  /** The numbers of its sources, each once, in order. */
  numbers: readonly number[];
  /** Where each number is written. The place of a single number is the whole citation. */
  parts: readonly CitedNumber[];
  /** Whether it also names a page or a figure of a source, as `[1, p. 2]` does. */
  hasDetail: boolean;
}

/** A longer range is no citation. */
const LONGEST_RANGE = 20;
const HAS_DETAIL = new RegExp(DETAIL, 'iu');
const NONE: ReadonlySet<number> = new Set();

/**
 * Finds the citations of a text without markup, in every shape that models and people write: `[1]`, `[1, 2]`, `[1; 2]`,
 * `[1-3]`, `[1 to 3]`, `[1 and 2]`, `[1/2]`, `[[1]]`, `[Source 1]`, `[#1]`, `[^1]`, `[1, p. 2]`, `【1】`. `(1)` and `¹` can
 * say other things, and are citations only if `sources` has all their numbers.
 *
 * @example
 * findCitations('Both say so [1, 3–5].').map(({ numbers }) => numbers); // [[1, 3, 4, 5]]
 */
export function findCitations(text: string, sources: ReadonlySet<number> = NONE): Citation[] {
  return findShapes(text).flatMap(({ isCertain, ...citation }) =>
    isCertain || citation.numbers.every((n) => sources.has(n)) ? [citation] : [],
  );
}

/**
 * What may be a citation and is not read as one: `(1)` or a raised number at the end of a clause, which can say other
 * things, and brackets whose numbers have no known order: `[1-3-9]`, `[1a]`, `[1]–[3]`.
 *
 * @example
 * findUnreadCitations('So it is (1).'); // ['(1)']
 */
export function findUnreadCitations(text: string): string[] {
  const shapes = findShapes(text);
  const read = shapes.filter(({ isCertain }) => isCertain);
  return [...shapes.filter(({ isCertain }) => !isCertain), ...findOddShapes(text, read)]
    .toSorted((one, other) => one.start - other.start)
    .map(({ start, end }) => text.slice(start, end));
}

/**
 * The text without its citations and the spaces before them.
 *
 * @param citations Where they are, in order. Default: those that `findCitations` finds.
 */
export function withoutCitations(
  text: string,
  citations: readonly Pick<Citation, 'start' | 'end'>[] = findCitations(text),
): string {
  let rest = '';
  let at = 0;
  for (const { start, end } of citations) {
    rest += text.slice(at, start).trimEnd();
    at = end;
  }
  return rest + text.slice(at);
}

interface Shape extends Citation {
  /** Whether its signs say that it is a citation. */
  isCertain: boolean;
}

function findShapes(text: string): Shape[] {
  const shapes: Shape[] = [];
  for (const { 0: written, index } of toAscii(text).matchAll(CITATION)) {
    const end = index + written.length;
    const places = toPlaces(written, index);
    const numbers = [...new Set(places?.flatMap((place) => place.numbers))];
    if (!places || numbers.length === 0) continue;
    const [only] = places;
    const hasDetail = HAS_DETAIL.test(written);
    const parts = places.length === 1 && only && !hasDetail ? [{ ...only, start: index, end }] : places;
    const last = shapes.at(-1);
    // a raised number right behind a citation belongs to it
    const isCertain = /^[[【［]/u.test(written) || (last?.isCertain === true && last.end === index);
    shapes.push({ start: index, end, numbers, parts, hasDetail, isCertain });
  }
  return shapes;
}

/** Null where the numbers are none of sources, as in `[0]` and `[3-1]`. */
function toPlaces(written: string, offset: number): CitedNumber[] | null {
  const places: CitedNumber[] = [];
  for (const { 1: item = '', index } of lowerDigits(written.replace(/†.*/su, '')).matchAll(ITEMS)) {
    const [first, second] = [...item.matchAll(/\d+/gu)];
    if (!first) continue;
    const from = Number(first[0]);
    const to = second ? Number(second[0]) : from;
    if (from < 1 || to < from || to - from > LONGEST_RANGE) return null;
    const start = offset + index;
    const end = start + (to === from ? item.length : first[0].length);
    places.push({ start, end, n: from, numbers: [from], isRangeEnd: false });
    if (!second || to === from) continue;
    const numbers = Array.from({ length: to - from }, (_, i) => from + 1 + i);
    places.push({ start: start + second.index, end: start + item.length, n: to, numbers, isRangeEnd: true });
  }
  return places;
}
