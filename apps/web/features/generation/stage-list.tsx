import type { StageState } from '@headway/topics/content';
import { Check, Circle, CircleDot, CircleSlash, X } from 'lucide-react';
import { cn } from '@/components/cn.ts';
import type { TimelineProps } from './timeline.tsx';
import { toDurationLabel } from './to-duration-label.ts';

/** The six stages with their counters and durations. Every row keeps its height. A cancelled stage has not failed. */
export function StageList({ stages, isCancelled = false }: Pick<TimelineProps, 'stages' | 'isCancelled'>) {
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

const statusLabels = { pending: 'not started', running: 'running', complete: 'finished', failed: 'stopped' };

const icons = {
  pending: { icon: Circle, color: 'text-rule-strong' },
  running: { icon: CircleDot, color: 'text-accent' },
  complete: { icon: Check, color: 'text-positive' },
  failed: { icon: X, color: 'text-danger' },
  cancelled: { icon: CircleSlash, color: 'text-ink-faint' },
};

function StageIcon({ status, isCancelled }: { status: StageState['status']; isCancelled: boolean }) {
  const { icon: Icon, color } = icons[status === 'failed' && isCancelled ? 'cancelled' : status];
  return <Icon aria-hidden className={cn('mt-0.5 size-4 shrink-0', color)} />;
}
