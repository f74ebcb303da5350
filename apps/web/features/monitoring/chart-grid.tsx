import type { SystemPoint } from '@headway/topics/system';
import { TimeChart, type TimeChartProps } from './time-chart.tsx';

const CHARTS: readonly Omit<TimeChartProps, 'points'>[] = [
  {
    title: 'Events written',
    unit: 'per second',
    lines: [{ label: 'Events', value: ({ written }) => (written === null ? null : written / 5) }],
  },
  {
    title: 'From commit to write',
    unit: 'ms',
    target: 500,
    lines: [
      { label: 'p50', value: ({ latencyP50Ms }) => latencyP50Ms },
      { label: 'p95', value: ({ latencyP95Ms }) => latencyP95Ms },
      { label: 'p99', value: ({ latencyP99Ms }) => latencyP99Ms },
    ],
  },
  { title: 'Open event streams', lines: [{ label: 'Streams', value: ({ streams }) => streams }] },
  {
    title: 'Event-loop delay',
    unit: 'ms, p99 of the slowest',
    lines: [{ label: 'p99', value: ({ loopP99Ms }) => loopP99Ms }],
  },
  { title: 'Generations that wait', lines: [{ label: 'Waiting', value: ({ queueDepth }) => queueDepth }] },
  {
    title: 'Longest wait',
    unit: 's',
    lines: [{ label: 'Oldest', value: ({ queueOldestSeconds }) => queueOldestSeconds }],
  },
  {
    title: 'Unexpected errors',
    unit: 'per minute',
    lines: [{ label: 'Errors', value: ({ errors }) => (errors === null ? null : errors * 12) }],
  },
];

/** The figures of the last hour, a chart each. */
export function ChartGrid({ points }: { points: readonly SystemPoint[] }) {
  return (
    <div className="grid gap-x-10 gap-y-10 md:grid-cols-2">
      {CHARTS.map((chart) => (
        <TimeChart key={chart.title} points={points} {...chart} />
      ))}
    </div>
  );
}
