import { ChevronDown, ChevronUp, X } from 'lucide-react';
import { cn } from '@/components/cn.ts';
import { toTermPlace } from './to-term-place.ts';
import type { TermActions } from './term-actions.ts';

interface TermStepsProps extends Pick<TermActions, 'onShow' | 'onHide'> {
  shown: NonNullable<TermActions['shown']>;
  /** Whether fingers press the buttons. Default false. */
  isLarge?: boolean;
}

/** Which occurrence of a term is shown, with the steps to the others. */
export function TermSteps({ shown, onShow, onHide, isLarge = false }: TermStepsProps) {
  const { term } = shown;
  const button = cn(
    'grid place-items-center rounded-sm text-ink-faint hover:text-ink focus-visible:text-ink [&_svg]:size-3.5',
    isLarge ? 'size-11 [&_svg]:size-5' : 'p-0.5',
  );
  return (
    <span className="flex items-center gap-1 text-ink-soft tabular-nums">
      <span className="whitespace-nowrap">{toTermPlace(shown)}</span>
      <button
        type="button"
        aria-label={`Previous “${term}”`}
        onClick={() => onShow(term, -1)}
        className={button}
      >
        <ChevronUp aria-hidden />
      </button>
      <button type="button" aria-label={`Next “${term}”`} onClick={() => onShow(term, 1)} className={button}>
        <ChevronDown aria-hidden />
      </button>
      <button type="button" aria-label="Stop showing" onClick={onHide} className={button}>
        <X aria-hidden />
      </button>
    </span>
  );
}
