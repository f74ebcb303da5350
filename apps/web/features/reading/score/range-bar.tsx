import { toFigure, toRange } from '@headway/ground';
interface RangeBarProps {
  label: string;
  value: number;
  /** Range of the middle half of the competing pages. */
  range: { low: number; high: number };
}

/** A bar that shows a figure against the range of the competing pages. */
export function RangeBar({ label, value, range: { low, high } }: RangeBarProps) {
  const end = Math.max(1, high * 1.5, value * 1.1);
  const toPlace = (figure: number) => `${(Math.min(end, Math.max(0, figure)) / end) * 100}%`;
  return (
    <div className="mt-2 text-xs text-ink-faint tabular-nums">
      <p className="flex justify-between gap-3">
        <span>
          {label} {toFigure(value)}
        </span>
        <span>typical {toRange(low, high)}</span>
      </p>
      <div aria-hidden className="relative mt-1 h-3.5">
        <span className="absolute inset-x-0 top-1 h-1.5 rounded-full bg-sunken" />
        <span
          className="absolute top-1 h-1.5 rounded-full bg-rule-strong"
          style={{ left: toPlace(low), right: `calc(100% - ${toPlace(high)})` }}
        />
        <span
          className="absolute top-0 -ml-px h-3.5 w-0.5 rounded-full bg-accent transition-[left] duration-150"
          style={{ left: toPlace(value) }}
        />
      </div>
    </div>
  );
}
