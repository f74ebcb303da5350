import type { ScorePart } from '../../protocol/article.ts';

/** 1 inside a range. Falls to 0 at zero below the range, and at twice the upper bound above it. */
export function inRange(value: number, low: number, high: number): number {
  if (value < low) return low === 0 ? 1 : Math.max(0, value / low);
  if (value > high) return high === 0 ? 0 : Math.max(0, 2 - value / high);
  return 1;
}

/** 1 up to a limit. Falls to 0 at twice the limit. */
export function atMost(value: number, limit: number): number {
  return inRange(value, 0, limit);
}

/** A part of the score that reaches a share, 0 to 1, of its `max` points. */
export function toPart({ max, share, ...part }: Omit<ScorePart, 'points'> & { share: number }): ScorePart {
  return { ...part, max, points: Math.round(max * Math.min(1, Math.max(0, share)) * 10) / 10 };
}
