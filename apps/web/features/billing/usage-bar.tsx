import { toFigure } from '@headway/ground';
import { cn } from '@/components/cn.ts';
import type { Outlook } from './to-outlook.ts';

interface UsageBarProps {
  used: number;
  /** Null: none. */
  limit: number | null;
  forecast: number | null;
  tone: Outlook['tone'];
}

const FILLS = { neutral: 'bg-accent', caution: 'bg-caution', danger: 'bg-danger' };

/** How much of a month's generations is used, with a mark where the month is heading. */
export function UsageBar({ used, limit, forecast, tone }: UsageBarProps) {
  const isAhead = forecast !== null && limit !== null && forecast > used && forecast <= limit;
  return (
    <>
      <p className="flex flex-wrap items-baseline gap-x-2 tabular-nums">
        <span className="font-serif text-4xl font-semibold tracking-tight">{toFigure(used)}</span>
        <span className="text-ink-soft">
          {limit === null ? 'generations, unlimited' : `of ${toFigure(limit)} generations`}
        </span>
      </p>
      {limit !== null && (
        <div aria-hidden className="relative mt-4 h-2.5 overflow-hidden rounded-full bg-rule">
          <div
            className={cn('h-full rounded-full', used > 0 && 'min-w-2.5', FILLS[tone])}
            style={{ width: toWidth(used, limit) }}
          />
          {isAhead && (
            <div
              className="absolute inset-y-0 w-0.5 bg-ink-faint"
              style={{ left: `calc(${toWidth(forecast, limit)} - 2px)` }}
            />
          )}
        </div>
      )}
    </>
  );
}

function toWidth(part: number, whole: number): string {
  return `${whole === 0 ? 100 : Math.min(100, (part / whole) * 100)}%`;
}
