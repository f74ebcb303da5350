import type { SystemPoint } from '@headway/topics/system';
import { DataTable, figures } from '@/components/data-table.tsx';
import { useIsHydrated } from '@/components/hooks/use-is-hydrated.ts';
import { toShortFigure } from './to-short-figure.ts';

const STEP_MS = 300_000;
const toTime = new Intl.DateTimeFormat('en-US', { hourCycle: 'h23', hour: '2-digit', minute: '2-digit' });

/** One line of a chart. */
export interface ChartLine {
  label: string;
  value: (point: SystemPoint) => number | null;
}

interface ChartTableProps {
  title: string;
  lines: readonly ChartLine[];
  points: readonly SystemPoint[];
}

/** The course of a chart in figures, for those who do not see it: the most within each five minutes. */
export function ChartTable({ title, lines, points }: ChartTableProps) {
  // Times are of the reader's own zone, which the server does not know.
  const isHydrated = useIsHydrated();
  if (!isHydrated) return <div className="mt-1 h-5" />;
  const steps = Map.groupBy(points, ({ at }) => Math.floor(at / STEP_MS) * STEP_MS);
  return (
    <details className="mt-1 text-sm">
      <summary className="text-ink-soft">
        As a table<span className="sr-only">: {title}</span>
      </summary>
      <div className="mt-2">
        <DataTable
          label={`${title}, the most within each five minutes`}
          empty="Nothing has been reported yet."
          columns={[{ title: 'From' }, ...figures(...lines.map(({ label }) => label))]}
          rows={[...steps].toReversed().map(([at, within]) => ({
            key: String(at),
            cells: [toTime.format(at), ...lines.map(({ value }) => toMost(within, value))],
          }))}
        />
      </div>
    </details>
  );
}

function toMost(points: readonly SystemPoint[], value: ChartLine['value']): string {
  const figures = points.map(value).filter((figure) => figure !== null);
  return figures.length === 0 ? 'none' : toShortFigure(Math.max(...figures));
}
