/** A figure in a text: UTF-16 code units, end exclusive. */
export interface Figure {
  /** As it is written: `1,000` or `10 %`. */
  written: string;
  start: number;
  end: number;
  /** The values that it may have: `1.000` is one or, in German, a thousand. */
  values: readonly number[];
  isPercent: boolean;
}

const SPACE = String.raw`[ \u00a0\u2009\u202f]`;
const FIGURE = new RegExp(
  String.raw`(?<![\p{L}\d_.#/-])\d+(?:(?:[.,’']|${SPACE}(?=\d{3}(?!\d)))\d+)*(?:${SPACE}?(?:%|percent\b|per cent\b))?`,
  'giu',
);
/** `1,000`, `1.000`, `1 000`, `1’000`: groups of three digits. */
const GROUPED = /^\d{1,3}(?:[.,’' \u00a0\u2009\u202f]\d{3})+$/u;

/**
 * Finds the figures of a text. Digits within a word, a version or an address, such as `H2O` or `v1.2`, are no figures.
 *
 * @example
 * findFigures('10 % of 1,000 users'); // values [10] and [1000, 1]
 */
export function findFigures(text: string): Figure[] {
  return [...text.matchAll(FIGURE)].map(({ 0: written, index }) => {
    const digits = written.replace(/[^\d]*$/u, '');
    return {
      written: written.trim(),
      start: index,
      end: index + written.length,
      values: toValues(digits),
      isPercent: /%|per ?cent/iu.test(written),
    };
  });
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

/** Whether two figures say the same, however they are written: `10 %` and `10%`, `1000` and `1,000`. */
export function hasSameValue(
  one: Pick<Figure, 'values' | 'isPercent'>,
  other: Pick<Figure, 'values' | 'isPercent'>,
): boolean {
  return one.isPercent === other.isPercent && one.values.some((value) => other.values.includes(value));
}
