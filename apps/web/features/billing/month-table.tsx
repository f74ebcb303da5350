import { toMoney, toMonth } from '@headway/ground';
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
          generations.toLocaleString('en'),
          words.toLocaleString('en'),
          (inputTokens + outputTokens).toLocaleString('en'),
          toMoney(cost * 100, 'usd'),
        ],
      }))}
      empty="This is the first month. When it is over, it appears here."
    />
  );
}
