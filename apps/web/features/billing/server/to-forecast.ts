const DAY_MS = 86_400_000;

/** Estimates the generations of a whole month from those so far; null on its first day. */
export function toForecast(generations: number, month: Date, now: Date): number | null {
  const elapsedMs = now.getTime() - month.getTime();
  if (elapsedMs < DAY_MS) return null;
  const wholeMs = Date.UTC(month.getUTCFullYear(), month.getUTCMonth() + 1) - month.getTime();
  return Math.round(generations / Math.min(1, elapsedMs / wholeMs));
}
