import type { SystemPoint } from '@headway/observability/protocol';

/** One line of a chart. */
export interface ChartLine {
  label: string;
  value: (point: SystemPoint) => number | null;
}
