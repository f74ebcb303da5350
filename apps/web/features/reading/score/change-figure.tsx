import { toFigure } from '@headway/ground';
import { cn } from '@/components/cn.ts';

interface ChangeFigureProps {
  /** Difference to the stored version; nothing is shown for 0. */
  by: number;
  /** Whether more is better; null when neither is. Default true. */
  isGain?: boolean | null;
  className?: string;
}

/** A small `+4` beside a figure: the change since the stored version. */
export function ChangeFigure({ by, isGain = by > 0, className }: ChangeFigureProps) {
  const rounded = Math.round(by * 10) / 10;
  if (rounded === 0) return null;
  const figure = toFigure(Math.abs(rounded), 1);
  const sign = rounded > 0 ? '+' : '−';
  return (
    <span
      className={cn(
        'text-xs font-normal tabular-nums',
        isGain === null ? 'text-ink-faint' : isGain ? 'text-positive' : 'text-caution',
        className,
      )}
    >
      <span aria-hidden>
        {sign}
        {figure}
      </span>
      <span className="sr-only">
        {' '}
        ({figure} {rounded > 0 ? 'more' : 'less'} than stored)
      </span>
    </span>
  );
}
