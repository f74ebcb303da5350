/**
 * The `q`-quantile (0 to 1) of numbers in any order, linearly interpolated. 0 without numbers.
 *
 * @see Hyndman and Fan, "Sample Quantiles in Statistical Packages", 1996, definition 7
 */
export function quantile(values: readonly number[], q: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  const at = (sorted.length - 1) * q;
  const low = sorted[Math.floor(at)] ?? 0;
  const high = sorted[Math.ceil(at)] ?? low;
  return low + (high - low) * (at - Math.floor(at));
}

/** The lower quartile, the median and the upper quartile. */
export function toRange(values: readonly number[]): { low: number; median: number; high: number } {
  return { low: quantile(values, 0.25), median: quantile(values, 0.5), high: quantile(values, 0.75) };
}
