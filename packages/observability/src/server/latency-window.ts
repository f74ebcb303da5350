import { createHistogram } from 'node:perf_hooks';

const LARGEST_MS = 3_600_000;

/** Quantiles of the times in one window. */
export function createLatencyWindow() {
  const histogram = createHistogram({ lowest: 1, highest: LARGEST_MS * 1000, figures: 3 });
  return {
    record(ms: number): void {
      // The histogram accepts only whole microseconds from 1 on.
      histogram.record(Math.min(LARGEST_MS * 1000, Math.max(1, Math.round(ms * 1000))));
    },
    /** The quantiles in milliseconds, null without a time; another window starts. */
    endWindow(): { count: number; p50: number | null; p95: number | null; p99: number | null } {
      const { count } = histogram;
      const quantile = (percent: number) =>
        count === 0 ? null : Math.round(histogram.percentile(percent) / 100) / 10;
      const taken = { count, p50: quantile(50), p95: quantile(95), p99: quantile(99) };
      histogram.reset();
      return taken;
    },
  };
}
