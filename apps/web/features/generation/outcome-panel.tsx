import { toPercent } from '@headway/ground';
import { TriangleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import { LiveMessage } from '@/components/live-message.tsx';
import { RelativeTime } from '@/components/time/relative-time.tsx';
import { PanelFrame } from './panel-frame.tsx';
import { toDurationLabel } from './to-duration-label.ts';
import type { ContentGeneration } from './use-content-generation-progress.ts';

interface CompleteLineProps {
  result: NonNullable<ContentGeneration['result']>;
  /** A warning before the article is used; null without one. */
  notice: string | null;
  actions: ReactNode;
}

/** A generation that ended with an article, in one line. */
export function CompleteLine({ result, notice, actions }: CompleteLineProps) {
  return (
    <section aria-label="Generation" className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2">
      <p className="min-w-0 text-sm text-ink-faint tabular-nums">
        Generated in {toDurationLabel(result.totalDuration * 1000)}, <RelativeTime iso={result.completedAt} />
        {notice !== null && (
          <span className="block font-medium text-caution">
            <TriangleAlert aria-hidden className="mr-1.5 inline size-4 align-[-0.2em]" />
            {notice}
          </span>
        )}
      </p>
      <div className="flex gap-2">{actions}</div>
      <LiveMessage>The article is complete.</LiveMessage>
    </section>
  );
}

interface StoppedPanelProps extends Pick<ContentGeneration, 'failure' | 'stages'> {
  status: 'failed' | 'cancelled';
  percentage: number;
  actions: ReactNode;
}

/** A generation that ended without an article. */
export function StoppedPanel({ status, failure, stages, percentage, actions }: StoppedPanelProps) {
  const stopped = stages.find((stage) => stage.status === 'failed');
  const label = status === 'cancelled' ? 'Generation canceled' : 'The article could not be written';
  return (
    <PanelFrame
      eyebrow={status === 'cancelled' ? 'Canceled' : 'Failed'}
      label={label}
      actions={actions}
      stages={stages}
      percentage={null}
      isCancelled={status === 'cancelled'}
      valueText={`${label}, at ${percentage} percent`}
      note={stopped ? `During ${stopped.label}` : ''}
      aside={toPercent(percentage / 100)}
    >
      <LiveMessage>{failure?.message ?? label}</LiveMessage>
    </PanelFrame>
  );
}
