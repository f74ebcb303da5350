const DAY_MS = 86_400_000;

/** Generations by the end of the month at the pace so far; null while there is less than a day to judge by. */
export function toForecast(generations: number, month: Date, now: Date): number | null {
  const elapsedMs = now.getTime() - month.getTime();
  if (elapsedMs < DAY_MS) return null;
  const wholeMs = Date.UTC(month.getUTCFullYear(), month.getUTCMonth() + 1) - month.getTime();
  return Math.round(generations / Math.min(1, elapsedMs / wholeMs));
}
