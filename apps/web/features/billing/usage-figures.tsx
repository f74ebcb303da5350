import { toFigure, toMoney } from '@headway/ground';
import type { MonthlyUsage } from './usage.ts';

/** What the generations of a month took. */
export function UsageFigures({ month }: { month: MonthlyUsage }) {
  const figures = [
    { label: 'Words written', value: toFigure(month.words) },
    { label: 'Tokens read', value: toFigure(month.inputTokens) },
    { label: 'Tokens written', value: toFigure(month.outputTokens) },
    { label: 'Searches', value: toFigure(month.searchCalls) },
    { label: 'Provider cost', value: toMoney(month.cost * 100, 'usd') },
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
          {month.unpriced} {month.unpriced === 1 ? 'generation is' : 'generations are'} not included in the
          cost, because their provider’s prices are not known.
        </p>
      )}
    </>
  );
}
