import { toFigure, toMoney, toMonth } from '@headway/ground';
import { DataTable, figures } from '@/components/data-table.tsx';
import type { MonthlyUsage } from './usage.ts';

/** Earlier months, newest first. */
export function MonthTable({ months }: { months: readonly MonthlyUsage[] }) {
  return (
    <DataTable
      label="Usage by month"
      columns={[{ title: 'Month' }, ...figures('Generations', 'Words', 'Tokens', 'Cost')]}
      rows={months.map(({ month, generations, words, inputTokens, outputTokens, cost }) => ({
        key: month,
        cells: [
          toMonth(month),
          toFigure(generations),
          toFigure(words),
          toFigure(inputTokens + outputTokens),
          toMoney(cost * 100, 'usd'),
        ],
      }))}
      empty="No earlier months yet."
    />
  );
}
