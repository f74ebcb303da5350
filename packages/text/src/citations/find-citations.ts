/** A number as it is written in a citation. UTF-16 code units, end exclusive. */
export interface CitedNumber {
  start: number;
  end: number;
  /** The source to which this place leads. */
  n: number;
  /** All sources that this place names: the end of the range `1–3` names 2 and 3. */
  numbers: readonly number[];
}

/** A citation in a text: `[2]`, or a group such as `[1, 2]` or `[1–3]`. UTF-16 code units, end exclusive. */
export interface Citation {
  start: number;
  end: number;
  /** The numbers of its sources, each once, in order. */
  numbers: readonly number[];
  /** Where each number is written. The place of a single number is the whole citation. */
  parts: readonly CitedNumber[];
}

/** A number has at most three digits: `[2024]` is a year. */
const RANGE = String.raw`\d{1,3}(?:\s?[-‐‑–—]\s?\d{1,3})?`;
const NUMBERS = String.raw`\s?${RANGE}(?:\s?(?:[,;]|,?\s(?:and|und|et|y|e|en|&)\s)\s?${RANGE})*\s?`;
const LABEL = String.raw`(?:\^|(?:sources?|refs?\.?|quellen?|fuentes?|fonti|fonte|bron)[:\s]\s?)?`;
const RAISED = '⁰¹²³⁴⁵⁶⁷⁸⁹';
/**
 * Brackets behind a word are an index unless they have a caret. Brackets behind a backslash are no citation, and those
 * before a colon at the start of a text are a definition or a footnote.
 */
const BRACKETS = String.raw`(?:(?<![\p{L}\p{N}_\\])|(?<!\\)(?=\[\^))(?:\[\[${LABEL}${NUMBERS}\]\]|\[${LABEL}${NUMBERS}\])(?!\()(?!:(?<=^\s*\[[^\]]*\]:))`;
const WIDE = String.raw`【${LABEL}${NUMBERS}(?:†[^】]{0,80})?】|［${LABEL}${NUMBERS}］`;
/** In parentheses, only at the end of a clause: `(1) First` is a list. */
const ROUND = String.raw`(?<=[\p{L}\p{N}.,;:!?%”"'’)]\s?)(?<!\()\(\d{1,2}(?:\s?[,;]\s?\d{1,2})*\)(?=[.,;:!?]|\s*$)`;
/** Raised behind a word of three letters or a sign: `m²` is an area. */
const SUPERSCRIPT = String.raw`(?<=(?:\p{L}{3}|[.,;:!?”"'’)])\s?)[${RAISED}]{1,2}(?:[,\s\u2009˒][${RAISED}]{1,2})*(?![\p{L}\p{N}])`;
const CITATION = new RegExp(`${BRACKETS}|${WIDE}|${ROUND}|${SUPERSCRIPT}`, 'gimu');
const WRITTEN = new RegExp(String.raw`(\d+)(?:(\s?[-‐‑–—]\s?)(\d+))?|[${RAISED}]+`, 'gu');
/** A longer range is no citation. */
const LONGEST_RANGE = 20;
const NONE: ReadonlySet<number> = new Set();

/**
 * Finds the citations of a text without markup, in every shape that models and people write: `[1]`, `[1, 2]`, `[1; 2]`,
 * `[1-3]`, `[1–3]`, `[1 and 2]`, `[[1]]`, `[Source 1]`, `[^1]`, `【1】`. `(1)` and `¹` can say other things, and are
 * citations only if `sources` has all their numbers.
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
 * What may be a citation, in a shape that can say other things: `(1)` or a raised number at the end of a clause.
 *
 * @example
 * findUnreadCitations('So it is (1).'); // ['(1)']
 */
export function findUnreadCitations(text: string): string[] {
  return findShapes(text).flatMap(({ isCertain, start, end }) => (isCertain ? [] : [text.slice(start, end)]));
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
  return [...text.matchAll(CITATION)].flatMap(({ 0: written, index }): Shape[] => {
    const end = index + written.length;
    const places = toPlaces(written, index);
    const numbers = [...new Set(places?.flatMap((place) => place.numbers))];
    if (!places || numbers.length === 0) return [];
    const [only] = places;
    const parts = places.length === 1 && only ? [{ ...only, start: index, end }] : places;
    return [{ start: index, end, numbers, parts, isCertain: /^[[【［]/u.test(written) }];
  });
}

/** Null where the numbers are none of sources, as in `[0]` and `[3-1]`. */
function toPlaces(written: string, offset: number): CitedNumber[] | null {
  const places: CitedNumber[] = [];
  const digits = written.replace(/†.*/su, '');
  for (const { 0: whole, 1: first = whole, 2: dash = '', 3: last, index } of digits.matchAll(WRITTEN)) {
    const from = toNumber(first);
    const to = last === undefined ? from : toNumber(last);
    if (from < 1 || to < from || to - from > LONGEST_RANGE) return null;
    const start = offset + index;
    const end = start + first.length;
    places.push({ start, end, n: from, numbers: [from] });
    if (last === undefined || to === from) continue;
    const numbers = Array.from({ length: to - from }, (_, i) => from + 1 + i);
    places.push({ start: end + dash.length, end: start + whole.length, n: to, numbers });
  }
  return places;
}

function toNumber(written: string): number {
  return Number(written.replaceAll(/[⁰-⁹¹²³]/gu, (sign) => String(RAISED.indexOf(sign))));
}
