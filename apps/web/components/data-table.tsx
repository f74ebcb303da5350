import type { ReactNode } from 'react';
import { cn } from './cn.ts';

interface Column {
  title: string;
  isFigure?: boolean;
}

/** Columns of figures, which are aligned to the end. */
export function figures(...titles: string[]): Column[] {
  return titles.map((title) => ({ title, isFigure: true }));
}

interface DataTableProps {
  /** For screen readers. */
  label: string;
  columns: readonly Column[];
  /** One cell per column. */
  rows: readonly { key: string; cells: readonly ReactNode[] }[];
  /** Shown while there is no row. */
  empty: string;
}

/** A table of figures; scrolls sideways on a narrow screen. */
export function DataTable({ label, columns, rows, empty }: DataTableProps) {
  if (rows.length === 0) return <p className="text-sm text-ink-soft">{empty}</p>;
  return (
    // A scrolling area must be reachable by keyboard.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <section aria-label={label} tabIndex={0} className="overflow-x-auto">
      <table className="w-full text-sm tabular-nums">
        <thead>
          <tr className="border-b border-rule">
            {columns.map(({ title, isFigure }) => (
              <th
                key={title}
                scope="col"
                className={cn('eyebrow pr-6 pb-2 text-left', isFigure && 'text-right')}
              >
                {title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ key, cells }) => (
            <tr key={key} className="border-b border-rule align-top last:border-0">
              {columns.map(({ title, isFigure }, index) => (
                <td key={title} className={cn('py-2 pr-6 whitespace-nowrap', isFigure && 'text-right')}>
                  {cells[index]}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
