const formats = new Map<number, Intl.NumberFormat>();

function toFormat(digits: number): Intl.NumberFormat {
  const format = formats.get(digits) ?? new Intl.NumberFormat('en-US', { maximumFractionDigits: digits });
  formats.set(digits, format);
  return format;
}

/**
 * A number as people read it.
 *
 * @param digits The most digits after the point. Default 0.
 *
 * @example
 * toFigure(1104); // '1,104'
 * toFigure(3.46, 1); // '3.5'
 */
export function toFigure(value: number, digits = 0): string {
  return toFormat(digits).format(value);
}

/**
 * A share, 0 to 1, in percent, without a space before the sign.
 *
 * @param digits The most digits after the point. Default 0.
 *
 * @example
 * toPercent(0.34); // '34%'
 * toPercent(0.0125, 1); // '1.3%'
 */
export function toPercent(share: number, digits = 0): string {
  return `${toFigure(share * 100, digits)}%`;
}

/**
 * A range of numbers with an en dash; one number when both ends read the same.
 *
 * @param digits The most digits after the point. Default 0.
 *
 * @example
 * toRange(773, 1646); // '773–1,646'
 */
export function toRange(low: number, high: number, digits = 0): string {
  const format = toFormat(digits);
  return format.format(low) === format.format(high) ? format.format(low) : format.formatRange(low, high);
}
