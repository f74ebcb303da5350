/** A figure in a text: UTF-16 code units, end exclusive. */
export interface Figure {
  /** As it is written: `1,000` or `10 %`. */
  written: string;
  start: number;
  end: number;
  /** The values that it may have: `1.000` is one or, in German, a thousand. None for `15.0.3`. */
  values: readonly number[];
  isPercent: boolean;
}

const SPACE = String.raw`[ \u00a0\u2009\u202f]`;
/** `percent` in every language that articles can have. */
const PERCENT = String.raw`%|(?:per${SPACE}?cent(?:o|ual)?|pour${SPACE}cent|por${SPACE}?cien(?:to)?|por${SPACE}cento|prozent|procent)(?!\p{L})`;
/** A hyphen between digits writes a range, behind a letter a name such as `UTF-8`. */
const BEFORE = String.raw`(?<![\p{L}\p{Nd}_.#/]|[^\s\p{Nd}([]-)`;
/** The month and the day of `2026-11-27`. */
const NOT_IN_DATE = String.raw`(?!(?<=(?<!\d)\d{4}-(?:\d\d-)?)\d\d(?!\d))`;
const FIGURE = new RegExp(
  String.raw`${BEFORE}${NOT_IN_DATE}\.?\p{Nd}+(?:(?:[.,’']|${SPACE}(?=\p{Nd}{3}(?!\p{Nd})))\p{Nd}+)*(?:${SPACE}?(?:${PERCENT}))?`,
  'giu',
);
/** `1,000`, `1.000`, `1 000`, `1’000`: groups of three digits, or of two and three as in India. */
const GROUPED = /^\d{1,3}(?:(?:[.,’' \u00a0\u2009\u202f]\d{3})+|(?:,\d{2})+,\d{3})$/u;

/**
 * Finds the figures of a text. Digits within a word, a version or an address, such as `H2O` or `v1.2`, are no figures.
 *
 * @example
 * findFigures('10 % of 1,000 users'); // values [10] and [1000, 1]
 */
export function findFigures(text: string): Figure[] {
  return [...text.matchAll(FIGURE)].map(({ 0: written, index }) => ({
    written: written.trim(),
    start: index,
    end: index + written.length,
    values: toValues(toDigits(written)),
    isPercent: /[%\p{L}]/u.test(written),
  }));
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
 * Whether two figures say the same, however they are written: `10 %` and `10%`, `1000` and `1,000`. Versions, dates and
 * addresses such as `15.0.3` have no value and are the same only if they are written the same.
 */
export function hasSameValue(
  one: Pick<Figure, 'written' | 'values' | 'isPercent'>,
  other: Pick<Figure, 'written' | 'values' | 'isPercent'>,
): boolean {
  return (
    one.isPercent === other.isPercent &&
    (one.values.some((value) => other.values.includes(value)) ||
      toDigits(one.written) === toDigits(other.written))
  );
}
