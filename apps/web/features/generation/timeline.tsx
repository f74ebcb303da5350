import type { StageState } from '@headway/generations/protocol';
import { cn } from '@/components/cn.ts';

interface TimelineProps {
  stages: readonly StageState[];
  /** 0 to 100. */
  percentage: number;
  /** Where it stands, in words. */
  valueText: string;
  /** `thin` is for lists. Default `regular`. */
  size?: 'regular' | 'thin';
}

/** One segment per stage, as wide as it is expected to take, filled as far as its work is done. */
export function Timeline({ stages, percentage, valueText, size = 'regular' }: TimelineProps) {
  return (
    <div
      // The element `progress` draws one bar; this one has a part for each stage.
      // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role
      role="progressbar"
      aria-label="Generation"
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={percentage}
      aria-valuetext={valueText}
      className={cn('flex w-full', size === 'thin' ? 'h-1 gap-0.5' : 'h-2 gap-1')}
    >
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
              'block size-full origin-left transition-transform duration-150 ease-linear rtl:origin-right',
              stage.status === 'failed' ? 'bg-danger' : 'bg-accent',
            )}
          />
        </span>
      ))}
    </div>
  );
}
