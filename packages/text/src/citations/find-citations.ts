import {
  CITATION,
  DETAIL,
  findOddShapes,
  ITEMS,
  lowerDigits,
  mayBeFraction,
  toAscii,
} from './citation-shapes.ts';

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

/** Few articles have more sources, and many speak of `[404]`. */
const MOST_SOURCES = 99;
/** A longer range is no citation. */
const LONGEST_RANGE = 20;
const HAS_DETAIL = new RegExp(DETAIL, 'iu');
const NONE: ReadonlySet<number> = new Set();

/**
 * Finds the citations of a text without markup, in every shape that models and people write: `[1]`, `[1, 2]`, `[1; 2]`,
 * `[1-3]`, `[1 to 3]`, `[1 and 2]`, `[[1]]`, `[Source 1]`, `[#1]`, `[^1]`, `[1, p. 2]`, `【1】`. Other shapes can say
 * other things, and are citations only if `sources` has all their numbers: `(1)`, `¹`, `[1/2]`, `[1+2]`, `[1 of 2]`, and
 * numbers of three digits, such as `[404]`.
 *
 * @example
 * findCitations('Both say so [1, 3–5].').map(({ numbers }) => numbers); // [[1, 3, 4, 5]]
 */
export function findCitations(text: string, sources: ReadonlySet<number> = NONE): Citation[] {
  return findShapes(text).flatMap(({ certainty, ...citation }) =>
    certainty === 'certain' || hasAll(sources, citation) ? [citation] : [],
  );
}

/** Everything that is a citation for some sources. */
export function findPossibleCitations(text: string): Pick<Citation, 'start' | 'end'>[] {
  return findShapes(text);
}

/**
 * What may be a citation and is not read as one: `(1)` or a raised number at the end of a clause, and brackets whose
 * numbers have no known order: `[1-3-9]`, `[1a]`, `[1]–[3]`, and those without a space before them, `so[1].`. Brackets that have no number of a source say something else:
 * `[24/7]`, `[0]`, `[404]`.
 *
 * @param sources The numbers of the sources.
 * @example
 * findUnreadCitations('So it is (1), around the clock [24/7].', new Set([1])); // ['(1)']
 */
export function findUnreadCitations(text: string, sources: ReadonlySet<number>): string[] {
  const shapes = findShapes(text);
  const unread = shapes.filter(
    (shape) =>
      shape.certainty === 'plain' ||
      (shape.certainty === 'brackets' &&
        !hasAll(sources, shape) &&
        shape.numbers.some((n) => sources.has(n))),
  );
  const bracketed = shapes.filter(({ certainty }) => certainty !== 'plain');
  return [...unread, ...findOddShapes(text, bracketed, sources)]
    .toSorted((one, other) => one.start - other.start)
    .map(({ start, end }) => text.slice(start, end));
}

function hasAll(sources: ReadonlySet<number>, { numbers }: Pick<Citation, 'numbers'>): boolean {
  return numbers.every((n) => sources.has(n));
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
  /**
   * `certain`: its signs say that it is a citation. `brackets`: it is in brackets, and can be a fraction or a status.
   * `plain`: it is in parentheses or raised.
   */
  certainty: 'certain' | 'brackets' | 'plain';
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
    const isFraction = mayBeFraction(written);
    if (isFraction && !isRising(places)) continue;
    const last = shapes.at(-1);
    // a raised number right behind a citation belongs to it
    const isBracketed = /^[[【［]/u.test(written) || (last?.certainty === 'certain' && last.end === index);
    const isAmbiguous = isFraction || numbers.some((n) => n > MOST_SOURCES);
    const certainty = isBracketed ? (isAmbiguous ? 'brackets' : 'certain') : 'plain';
    shapes.push({ start: index, end, numbers, parts, hasDetail, certainty });
  }
  return shapes;
}

/** Whether each number is higher than the one before: nobody cites `[24/7]`. */
function isRising(places: readonly CitedNumber[]): boolean {
  return places.every(({ n }, i) => n > (places[i - 1]?.n ?? 0));
}

/** Null when the numbers cannot be sources, as in `[0]` and `[3-1]`. */
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
