import type { SystemPoint } from '@headway/topics/system';

/** One line of a chart. */
export interface ChartLine {
  label: string;
  value: (point: SystemPoint) => number | null;
}
