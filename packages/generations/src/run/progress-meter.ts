import type { GenerationState } from '@headway/topics/content';
import type { Estimates } from '../store/estimates.ts';

/**
 * Measures a generation that has finished `fraction` of the stage with this index.
 *
 * The percentage weighs each stage by the seconds that it was expected to take when the generation was queued, so that it
 * agrees with the timeline, and never falls below the published one. The time left comes from the newest estimates.
 */
export function measureProgress(
  state: GenerationState,
  index: number,
  fraction: number,
  estimates: Estimates,
) {
  let finished = 0;
  let all = 0;
  for (const [i, { expectedSeconds }] of state.stages.entries()) {
    all += expectedSeconds;
    if (i < index) finished += expectedSeconds;
    else if (i === index) finished += expectedSeconds * fraction;
  }
  const left = (pick: 'median' | 'p90'): number =>
    estimates.reduce((sum, estimate, i) => {
      if (i < index) return sum;
      return sum + estimate[pick] * (i === index ? 1 - fraction : 1);
    }, 0);
  return {
    /** 0 to 99, whole. */
    percentage: Math.max(state.percentage, Math.min(99, Math.floor((finished / all) * 100))),
    /** Seconds, by the medians. */
    estimatedTimeRemaining: toTenths(left('median')),
    /** Seconds, by the 90th percentiles. */
    estimatedTimeRemainingP90: toTenths(left('p90')),
  };
}

function toTenths(seconds: number): number {
  return Math.round(seconds * 10) / 10;
}
