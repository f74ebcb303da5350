/** Quantiles of durations, in milliseconds. */
export interface Quantiles {
  median: number;
  p95: number;
}

/** Computes the median and the 95th percentile. */
export function toQuantiles(durations: readonly number[]): Quantiles {
  const sorted = durations.toSorted((one, other) => one - other);
  const at = (share: number) => sorted[Math.floor(sorted.length * share)] ?? Number.NaN;
  return { median: at(0.5), p95: at(0.95) };
}
