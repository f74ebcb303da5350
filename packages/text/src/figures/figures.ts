import type { LanguageCode } from '../language/language.ts';
import { findNumbersInWords } from './number-words.ts';
import { readQuantities, readScale, type Quantity } from './units.ts';

/** A figure in a text: UTF-16 code units, end exclusive. */
export interface Figure {
  /** As it is written: `1,000` or `10 %`. */
  written: string;
  start: number;
  end: number;
  /** The values that it may have: `1.000` is one or, in German, a thousand. None for `15.0.3`. */
  values: readonly number[];
  isPercent: boolean;
  /** What it says with the unit behind it. None without a unit. */
  quantities: readonly Quantity[];
}

const SPACE = String.raw`[ \u00a0\u2009\u202f]`;
/** `percent` in every language that articles can have. */
const PERCENT = String.raw`%|(?:per${SPACE}?cent(?:o|ual)?|pour${SPACE}cent|por${SPACE}?cien(?:to)?|por${SPACE}cento|prozent|procent)(?!\p{L})`;
/**
 * A hyphen between digits writes a range, behind a letter a name such as `UTF-8`. A slash between digits writes a fraction,
 * behind a letter a path, and `:` behind a letter a port. `#` begins a number, but within an address or a color.
 */
const BEFORE = String.raw`(?<![\p{L}\p{Nd}_.]|\p{L}:|(?<!\p{Nd})/|[\p{L}\p{Nd}/]#|[^\s\p{Nd}([]-)(?!(?<=#)[\da-f]*[a-f])`;
/** Digits in addresses and paths are no figures. */
const ADDRESS = /(?:https?:\/\/|www\.|(?<=^|\s)\.{0,2}\/(?=[\p{L}\p{Nd}]))\S+/giu;
/** The month and the day of `2026-11-27`. */
const NOT_IN_DATE = String.raw`(?!(?<=(?<!\d)\d{4}-(?:\d\d-)?)\d\d(?!\d))`;
const PERCENT_BEHIND = new RegExp(`${SPACE}?(?:${PERCENT})`, 'iuy');
const FIGURE = new RegExp(
  String.raw`${BEFORE}${NOT_IN_DATE}\.?\p{Nd}+(?:(?:[.,’']|${SPACE}(?=\p{Nd}{3}(?!\p{Nd})))\p{Nd}+)*(?:${SPACE}?(?:${PERCENT}))?`,
  'giu',
);
/** `1,000`, `1.000`, `1 000`, `1’000`: groups of three digits, or of two and three as in India. */
const GROUPED = /^\d{1,3}(?:(?:[.,’' \u00a0\u2009\u202f]\d{3})+|(?:,\d{2})+,\d{3})$/u;

/**
 * Finds the figures of a text, in order. Digits within a word, a version or an address, such as `H2O` or `v1.2`, are no
 * figures. Of numbers in words, large ones and percentages are figures: `ninety-nine thousand`, `five percent`.
 *
 * @param language The language whose number words are read. Default: digits only.
 * @example
 * findFigures('10 % of 1,000 users'); // values [10] and [1000, 1]
 */
export function findFigures(text: string, language: LanguageCode | null = null): Figure[] {
  const written = text.replace(ADDRESS, (address) => '_'.repeat(address.length));
  const inDigits = [...written.matchAll(FIGURE)].map(({ 0: digits, index }) => {
    const end = index + digits.length;
    const plain = toValues(toDigits(digits));
    const scale = readScale(written, end);
    const scaled = scale ? plain.map((value) => value * scale.factor) : [];
    return {
      written: digits.trim(),
      start: index,
      end,
      values: scale?.isWord === true ? scaled : [...plain, ...scaled],
      isPercent: /[%\p{L}]/u.test(digits),
      quantities: readQuantities(written, end, plain),
    };
  });
  const inWords = language === null ? [] : findFiguresInWords(written, language);
  return [...inDigits, ...inWords].toSorted((one, other) => one.start - other.start);
}

function findFiguresInWords(text: string, language: LanguageCode): Figure[] {
  return findNumbersInWords(text, language).flatMap(({ start, end, value, isLarge }) => {
    PERCENT_BEHIND.lastIndex = end;
    const isPercent = PERCENT_BEHIND.test(text);
    if (!isLarge && !isPercent) return [];
    // `30 million` is a figure in digits
    if (/\p{Nd}[\s-]*$/u.test(text.slice(Math.max(0, start - 4), start))) return [];
    const all = isPercent ? PERCENT_BEHIND.lastIndex : end;
    const quantities = readQuantities(text, end, [value]);
    return [{ written: text.slice(start, all), start, end: all, values: [value], isPercent, quantities }];
  });
}

/** The digits of a figure and the signs between them, with the digits of ASCII. */
function toDigits(written: string): string {
  return written.normalize('NFKC').replace(/[^\p{Nd}]*$/u, '');
}

function toValues(digits: string): number[] {
  const values = [Number(digits.replace(',', '.'))];
  if (GROUPED.test(digits)) values.push(Number(digits.replaceAll(/\D/gu, '')));
  // 1,234.5 and 1.234,5
  const mixed = /^(.*\D.*)[.,](\d+)$/u.exec(digits);
  if (mixed && GROUPED.test(mixed[1] ?? ''))
    values.push(Number(`${mixed[1]?.replaceAll(/\D/gu, '') ?? ''}.${mixed[2] ?? ''}`));
  return values.filter(Number.isFinite);
}

/**
 * Whether two figures say the same, however they are written: `10 %` and `10%`, `1000` and `1,000`, `1.5 s` and `1500 ms`.
 * Versions, dates and addresses such as `15.0.3` have no value and are the same only if they are written the same.
 */
export function hasSameValue(
  one: Omit<Figure, 'start' | 'end'>,
  other: Omit<Figure, 'start' | 'end'>,
): boolean {
  return (
    one.isPercent === other.isPercent &&
    (one.values.some((value) => other.values.includes(value)) ||
      one.quantities.some((quantity) => other.quantities.some((same) => isSame(quantity, same))) ||
      (one.values.length === 0 && toDigits(one.written) === toDigits(other.written)))
  );
}

/** Quantities differ by less than a millionth: 1500 × 0.001 is not exactly 1.5. */
function isSame(one: Quantity, other: Quantity): boolean {
  return one.dimension === other.dimension && Math.abs(one.value - other.value) <= Math.abs(one.value) * 1e-6;
}
