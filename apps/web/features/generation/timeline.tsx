import type { StageState } from '@headway/topics/content';
import { cn } from '@/components/cn.ts';

/** Properties of {@link Timeline}. */
export interface TimelineProps {
  stages: readonly StageState[];
  /** 0 to 100 while it runs; null for a generation that has ended, which is a picture and not a progress bar. */
  percentage: number | null;
  /** The progress in words, for screen readers. */
  valueText: string;
  /** Whether it was stopped on request. Default false. */
  isCancelled?: boolean;
  /** `thin` is for lists. Default `regular`. */
  size?: 'regular' | 'thin';
}

/** One segment per stage, as wide as its expected duration, filled as far as its work is done. */
export function Timeline({ stages, percentage, valueText, isCancelled = false, size }: TimelineProps) {
  const stopped = isCancelled ? 'bg-ink-faint' : 'bg-danger';
  const semantics =
    percentage === null
      ? ({ role: 'img', 'aria-label': valueText } as const)
      : ({
          role: 'progressbar',
          'aria-label': 'Progress',
          'aria-valuemin': 0,
          'aria-valuemax': 100,
          'aria-valuenow': percentage,
          'aria-valuetext': valueText,
        } as const);
  return (
    <div {...semantics} className={cn('flex w-full', size === 'thin' ? 'h-1 gap-0.5' : 'h-2 gap-1')}>
      {stages.map((stage) => (
        <span
          key={stage.id}
          style={{ flexGrow: stage.expectedSeconds }}
          className={cn(
            'block basis-0 overflow-hidden rounded-full bg-rule-strong/60',
            size === 'thin' ? 'min-w-1' : 'min-w-3',
          )}
        >
          <span
            style={{ transform: `scaleX(${stage.fraction})` }}
            className={cn(
              'block size-full origin-left transition-transform duration-150 ease-linear',
              stage.status === 'failed' ? stopped : 'bg-accent',
            )}
          />
        </span>
      ))}
    </div>
  );
}
