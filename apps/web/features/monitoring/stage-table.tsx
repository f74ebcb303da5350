import type { SystemState } from '@headway/topics/system';
import { STAGES } from '@headway/pipeline/stages';
import { DataTable, figures } from '@/components/data-table.tsx';
import { toShortFigure } from './to-short-figure.ts';

/** How long each stage takes. */
export function StageTable({ stages }: Pick<SystemState, 'stages'>) {
  const known = STAGES.map(({ id, label }) => ({
    id,
    label,
    durations: (stages[id] ?? []).toSorted((a, b) => a - b),
  })).filter(({ durations }) => durations.length > 0);
  return (
    <DataTable
      label="Stage durations, as a table"
      empty="No stage has finished in the last day."
      columns={[{ title: 'Stage' }, ...figures('Runs', 'Median', '90% within', 'Longest')]}
      rows={known.map(({ id, label, durations }) => ({
        key: id,
        cells: [
          label,
          durations.length,
          toSeconds(quantile(durations, 0.5)),
          toSeconds(quantile(durations, 0.9)),
          toSeconds(quantile(durations, 1)),
        ],
      }))}
    />
  );
}

function quantile(sorted: readonly number[], part: number): number {
  return sorted[Math.min(sorted.length - 1, Math.ceil(sorted.length * part) - 1)] ?? 0;
}

function toSeconds(ms: number): string {
  return `${toShortFigure(ms / 1000)} s`;
}
