const formats = new Map<number, Intl.NumberFormat>();

/** A number for people, in the way of this interface. */
export function toFigure(value: number, digits = value < 10 ? 1 : 0): string {
  const format = formats.get(digits) ?? new Intl.NumberFormat('en-US', { maximumFractionDigits: digits });
  formats.set(digits, format);
  return format.format(value);
}
