const segmenter = new Intl.Segmenter('en', { granularity: 'word' });

/** A word of a text: UTF-16 code units, end exclusive. `cuts` are the offsets at which its parts meet. */
export interface WordSpan {
  start: number;
  end: number;
  cuts: readonly number[];
}

const HYPHEN = /^[-‐‑]$/u;
/** `TCP/IP`, `A/B`, `24/7`, `R&D`; but not `client/server`, which is two words. */
const SHORT_CAPITALS = /^[\p{Lu}\p{N}]{1,5}$/u;
const THREE_DIGITS = /^\p{N}{3}$/u;
const ENDS_WITH_DIGIT = /\p{N}$/u;
const INNER_SIGN = /[._]/u;
const NUMBER = /^[\p{N}.,]+$/u;
const PERCENT = /^[ \u00a0\u2009\u202f]?[%‰](?![\p{L}\p{N}])/u;
const NUMBER_SPACE = /^[\u00a0\u2009\u202f]$/u;
/** `H₂O` is one word. */
const LOWERED = /^[₀-₉]+$/u;
/** Signs that turn the direction of a text and belong to no word. */
const DIRECTIONS = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]+$/u;
/** A full stop without a space behind it: `end.The`, but not `Node.Js`, `e.g` or `Dr.Smith`. */
const MISSING_SPACE = /(?<=\p{Ll}{3})\.(?=\p{Lu}\p{Ll}+$)(?!Js$|Io$|Net$|Com$|Org$)/u;
const BEFORE_DOT = /^[\s([{<"'“‘„«/`]?$/u;

/**
 * Finds the words of a text by the Unicode rules (UAX 29, with dictionaries for scripts without spaces), and joins what
 * these rules split: `server-side`, `TCP/IP`, `C++`, `C#`, `.NET`, `D3.js`, `10 %`, `10 000`.
 *
 * @see https://unicode.org/reports/tr29/#Word_Boundaries
 */
export function segmentWords(text: string): WordSpan[] {
  const spans: WordSpan[] = [];
  let open: OpenWord | null = null;
  for (const { segment: written, index, isWordLike } of segmenter.segment(text)) {
    if (isWordLike !== true) continue;
    const segment = written.replace(DIRECTIONS, '');
    const end = index + segment.length + toSuffixLength(text, segment, index + segment.length);
    if (open && isJoined(text, open, index, segment)) {
      const gap = text.charAt(open.end);
      // the groups of one number are one part
      const isOnePart = gap.trim() === '' || isLowered(text, index, segment);
      if (!isOnePart || (index === open.end && text.charAt(index - 1) === '+')) addCuts(open, [index]);
      open.last = index;
      open.end = end;
    } else {
      const start = isDotBefore(text, segment, index) ? index - 1 : index;
      open = { start, end, cuts: NO_CUTS, last: index };
      spans.push(open);
    }
    const stop = INNER_SIGN.test(segment) ? MISSING_SPACE.exec(segment) : null;
    if (stop) {
      open.end = index + stop.index;
      const start: number = index + stop.index + 1;
      open = { start, end, cuts: NO_CUTS, last: start };
      spans.push(open);
    } else if (INNER_SIGN.test(segment)) addCuts(open, toInnerCuts(segment, index));
  }
  return spans;
}

/** Most words share this list, which costs no memory. */
const NO_CUTS: number[] = [];

/** A word that the next segment can continue. `last` is the offset of its last segment. */
interface OpenWord extends WordSpan {
  cuts: number[];
  last: number;
}

function addCuts(open: OpenWord, cuts: readonly number[]): void {
  if (open.cuts === NO_CUTS) open.cuts = [...cuts];
  else for (const cut of cuts) open.cuts.push(cut);
}

/** Whether the segment at `index` continues the open word. */
function isJoined(text: string, open: OpenWord, index: number, segment: string): boolean {
  if (index - open.end > 1) return false;
  const before = text.slice(open.last, open.end);
  // `C++17`: only a sign can end a word right before another
  if (index === open.end) return /[+#]$/u.test(before) || isLowered(text, index, segment);
  const gap = text.charAt(open.end);
  if (HYPHEN.test(gap)) return true;
  if (gap === '/' || gap === '&') return SHORT_CAPITALS.test(before) && SHORT_CAPITALS.test(segment);
  if (gap === '.') return /^[\p{L}\p{N}]/u.test(segment) && !before.endsWith('%');
  return NUMBER_SPACE.test(gap) && ENDS_WITH_DIGIT.test(before) && THREE_DIGITS.test(segment);
}

/** Whether digits below the line meet other signs at `index`. */
function isLowered(text: string, index: number, segment: string): boolean {
  return LOWERED.test(segment) || LOWERED.test(text.charAt(index - 1));
}

/** The length of the signs that belong to the word before them: `++`, `#`, ` %`. */
function toSuffixLength(text: string, segment: string, end: number): number {
  const next = text.charAt(end);
  if (next === '+' && text.charAt(end + 1) === '+' && /\p{L}$/u.test(segment)) return 2;
  if (next === '#' && /^\p{L}$/u.test(segment) && !/^\p{L}/u.test(text.slice(end + 1, end + 3))) return 1;
  if (LOWERED.test(next) && /\p{L}$/u.test(segment))
    return /^[₀-₉]+/u.exec(text.slice(end, end + 9))?.[0].length ?? 0;
  if (!NUMBER.test(segment)) return 0;
  return PERCENT.exec(text.slice(end, end + 4))?.[0].length ?? 0;
}

/** Whether a dot belongs to the word after it: `.NET`, `.env`. */
function isDotBefore(text: string, segment: string, index: number): boolean {
  return (
    text.charAt(index - 1) === '.' &&
    /^\p{L}{2}/u.test(segment) &&
    BEFORE_DOT.test(text.slice(Math.max(0, index - 2), index - 1))
  );
}

/** Where the parts of one segment meet: `Next.js`, `snake_case`. Not in `3.5`, `U.S.A` or `e.g`. */
function toInnerCuts(segment: string, index: number): number[] {
  return Array.from(
    segment.matchAll(/_+(?=[^_])|(?<=\p{L}\p{L}|\p{L}\p{N})\.(?=\p{L}\p{L})/gu),
    ({ 0: sign, index: at }) => index + at + sign.length,
  ).filter((cut) => cut > index);
}
