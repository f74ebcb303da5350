import { DataTable } from '@/components/data-table.tsx';
import type { MonthlyUsage } from './usage.ts';

const monthName = new Intl.DateTimeFormat('en', { month: 'long', year: 'numeric', timeZone: 'UTC' });
const dollars = new Intl.NumberFormat('en', { style: 'currency', currency: 'USD' });

/** Earlier months, newest first. */
export function MonthTable({ months }: { months: readonly MonthlyUsage[] }) {
  return (
    <DataTable
      label="Usage by month"
      columns={[
        { title: 'Month' },
        { title: 'Generations', align: 'end' },
        { title: 'Words', align: 'end' },
        { title: 'Tokens', align: 'end' },
        { title: 'Cost', align: 'end' },
      ]}
      rows={months.map(({ month, generations, words, inputTokens, outputTokens, cost }) => ({
        key: month,
        cells: [
          monthName.format(new Date(month)),
          generations.toLocaleString('en'),
          words.toLocaleString('en'),
          (inputTokens + outputTokens).toLocaleString('en'),
          dollars.format(cost),
        ],
      }))}
      empty="This is the first month. When it is over, it appears here."
    />
  );
}
