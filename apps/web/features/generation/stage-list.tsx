import type { StageState } from '@headway/topics/content';
import { Check, Circle, CircleDot, CircleSlash, X } from 'lucide-react';
import { cn } from '@/components/cn.ts';
import { toDurationLabel } from './to-duration-label.ts';

interface StageListProps {
  stages: readonly StageState[];
  /** Whether the stage that did not end was stopped on request, which is no failure. Default false. */
  isCancelled?: boolean;
}

/** The six stages with what each has counted and how long it took. Every row keeps its height throughout. */
export function StageList({ stages, isCancelled = false }: StageListProps) {
  return (
    <ol className="space-y-4">
      {stages.map((stage) => (
        <li key={stage.id} className="flex gap-3">
          <StageIcon status={stage.status} isCancelled={isCancelled} />
          <div className="min-w-0 flex-1">
            <div className="flex items-baseline justify-between gap-3">
              <p className={cn('text-sm font-medium', stage.status === 'pending' && 'text-ink-faint')}>
                {stage.label}
                <span className="sr-only">, {statusLabels[stage.status]}</span>
              </p>
              {stage.durationMs !== null && (
                <p className="shrink-0 text-xs text-ink-faint tabular-nums">
                  {toDurationLabel(stage.durationMs)}
                </p>
              )}
            </div>
            <p className="min-h-4.5 truncate text-xs text-ink-faint tabular-nums">
              {stage.status === 'pending' ? '' : stage.detail}
            </p>
          </div>
        </li>
      ))}
    </ol>
  );
}

const statusLabels = { pending: 'not begun', running: 'at work', complete: 'finished', failed: 'stopped' };

function StageIcon({ status, isCancelled }: { status: StageState['status']; isCancelled: boolean }) {
  const style = 'mt-0.5 size-4 shrink-0';
  switch (status) {
    case 'pending':
      return <Circle aria-hidden className={cn(style, 'text-rule-strong')} />;
    case 'running':
      return <CircleDot aria-hidden className={cn(style, 'text-accent')} />;
    case 'complete':
      return <Check aria-hidden className={cn(style, 'text-positive')} />;
    case 'failed':
      return isCancelled ? (
        <CircleSlash aria-hidden className={cn(style, 'text-ink-faint')} />
      ) : (
        <X aria-hidden className={cn(style, 'text-danger')} />
      );
  }
}
