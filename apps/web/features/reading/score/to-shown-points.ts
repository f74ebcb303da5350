import type { ScorePart } from '@headway/pipeline/article';

/** The points of a part as they are shown: whole numbers, so that all parts add up to the score of 100. */
export interface ShownPoints {
  points: number;
  /** Its share of 100; 0 if there was nothing to measure. */
  max: number;
  /** Change since the stored version. A loss is never larger than `max`. */
  change: number;
}

/**
 * Scales the points of parts, which are of other maxima than 100 together, to the score: maxima add up to 100, and points
 * to `total`. A complete part stays complete, and an empty one empty.
 *
 * @param total The score, 0 to 100.
 * @param before The parts of the stored version.
 */
export function toShownPoints(
  parts: readonly ScorePart[],
  total: number,
  before: readonly ScorePart[],
): ShownPoints[] {
  const sum = parts.reduce((all, { max }) => all + max, 0);
  if (sum === 0) return parts.map(() => ({ points: 0, max: 0, change: 0 }));
  const maxima = apportion(
    parts.map(({ max }) => (100 * max) / sum),
    100,
    parts.map(({ max }) => (max > 0 ? 100 : 0)),
  );
  const points = apportion(
    parts.map((part, index) => (maxima[index] ?? 0) * toShare(part)),
    Math.round(total),
    maxima,
  );
  const stored = new Map(before.map((part) => [part.id, part]));
  return parts.map((part, index) => {
    const max = maxima[index] ?? 0;
    const change = max * (toShare(part) - toShare(stored.get(part.id) ?? part));
    return { points: points[index] ?? 0, max, change: Math.round(change) };
  });
}

function toShare({ points, max }: ScorePart): number {
  return max === 0 ? 0 : Math.min(1, Math.max(0, points / max));
}

/**
 * Rounds values to whole numbers between 0 and `limits` that add up to `total`. The values that differ most from their
 * rounding give way, and whole ones last.
 */
function apportion(values: readonly number[], total: number, limits: readonly number[]): number[] {
  const whole = values.map((value) => Math.round(value));
  for (;;) {
    const missing = total - whole.reduce((sum, value) => sum + value, 0);
    if (missing === 0) return whole;
    const step = Math.sign(missing);
    const error = (index: number): number => {
      const value = values[index] ?? 0;
      const gap = step * (value - (whole[index] ?? 0));
      return Number.isInteger(value) ? gap - 100 : gap;
    };
    const [next] = whole
      .map((_, index) => index)
      .filter((index) => (step > 0 ? (whole[index] ?? 0) < (limits[index] ?? 0) : (whole[index] ?? 0) > 0))
      .toSorted((a, b) => error(b) - error(a));
    if (next === undefined) return whole;
    whole[next] = (whole[next] ?? 0) + step;
  }
}
