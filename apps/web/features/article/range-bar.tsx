interface RangeBarProps {
  label: string;
  value: number;
  /** The middle half of the competing pages. */
  range: { low: number; high: number };
}

/** Where a figure stands beside the range of the competing pages. */
export function RangeBar({ label, value, range }: RangeBarProps) {
  const end = Math.max(1, range.high * 1.5, value * 1.1);
  const toPercent = (figure: number) => `${(Math.min(end, Math.max(0, figure)) / end) * 100}%`;
  return (
    <div
      role="img"
      aria-label={`${label}: ${value}, typical are ${range.low} to ${range.high}`}
      className="relative mt-2 h-6 text-xs text-ink-faint tabular-nums"
    >
      <span className="absolute inset-x-0 top-1 h-1.5 rounded-full bg-sunken" />
      <span
        className="absolute top-1 h-1.5 rounded-full bg-rule-strong"
        style={{ left: toPercent(range.low), right: `calc(100% - ${toPercent(range.high)})` }}
      />
      <span
        className="absolute top-0 -ml-px h-3.5 w-0.5 rounded-full bg-accent transition-[left] duration-150"
        style={{ left: toPercent(value) }}
      />
    </div>
  );
}
