'use client';

import type { SystemPoint } from '@headway/topics/system';
import { TimeChart } from './time-chart.tsx';

/** What happened over the hour, one figure each. */
export function ChartGrid({ points }: { points: readonly SystemPoint[] }) {
  return (
    <div className="grid gap-x-10 gap-y-10 md:grid-cols-2">
      <TimeChart
        title="Events written"
        unit="per second"
        points={points}
        lines={[{ label: 'Events', value: ({ written }) => (written === null ? null : written / 5) }]}
      />
      <TimeChart
        title="From commit to write"
        unit="ms"
        points={points}
        target={500}
        lines={[
          { label: 'p50', value: ({ latencyP50Ms }) => latencyP50Ms },
          { label: 'p95', value: ({ latencyP95Ms }) => latencyP95Ms },
          { label: 'p99', value: ({ latencyP99Ms }) => latencyP99Ms },
        ]}
      />
      <TimeChart
        title="Open event streams"
        points={points}
        lines={[{ label: 'Streams', value: ({ streams }) => streams }]}
      />
      <TimeChart
        title="Event-loop delay"
        unit="ms, p99 of the slowest"
        points={points}
        lines={[{ label: 'p99', value: ({ loopP99Ms }) => loopP99Ms }]}
      />
      <TimeChart
        title="Generations that wait"
        points={points}
        lines={[{ label: 'Waiting', value: ({ queueDepth }) => queueDepth }]}
      />
      <TimeChart
        title="Longest wait"
        unit="s"
        points={points}
        lines={[{ label: 'Oldest', value: ({ queueOldestSeconds }) => queueOldestSeconds }]}
      />
      <TimeChart
        title="Unexpected errors"
        unit="per minute"
        points={points}
        lines={[{ label: 'Errors', value: ({ errors }) => (errors === null ? null : errors * 12) }]}
      />
    </div>
  );
}
