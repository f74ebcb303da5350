import { toMoney } from '@headway/ground';
import type { MonthlyUsage } from './usage.ts';

/** What the generations of a month took. */
export function UsageFigures({ month }: { month: MonthlyUsage }) {
  const figures = [
    { label: 'Words written', value: month.words.toLocaleString('en') },
    { label: 'Tokens read', value: month.inputTokens.toLocaleString('en') },
    { label: 'Tokens written', value: month.outputTokens.toLocaleString('en') },
    { label: 'Searches', value: month.searchCalls.toLocaleString('en') },
    { label: 'Providers charge', value: toMoney(month.cost * 100, 'usd') },
  ];
  return (
    <>
      <dl className="grid grid-cols-2 gap-x-8 gap-y-5 sm:grid-cols-3 lg:grid-cols-5">
        {figures.map(({ label, value }) => (
          <div key={label}>
            <dt className="eyebrow">{label}</dt>
            <dd className="mt-0.5 text-xl font-medium tabular-nums">{value}</dd>
          </div>
        ))}
      </dl>
      {month.unpriced > 0 && (
        <p className="mt-3 text-sm text-ink-soft">
          {month.unpriced} {month.unpriced === 1 ? 'generation is' : 'generations are'} not in the charge:
          their provider has no known price.
        </p>
      )}
    </>
  );
}
