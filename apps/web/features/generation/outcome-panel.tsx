import { toFigure, toPercent } from '@headway/ground';
import type { Article } from '@headway/pipeline/article';
import { TriangleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import { LiveMessage } from '@/components/live-message.tsx';
import { RelativeTime } from '@/components/relative-time.tsx';
import { PanelFrame } from './panel-frame.tsx';
import { useGlidingNumber } from '@/components/use-gliding-number.ts';
import { toDurationLabel } from './to-duration-label.ts';
import type { ContentGeneration } from './use-content-generation-progress.ts';

interface CompletePanelProps extends Pick<ContentGeneration, 'stages'> {
  result: NonNullable<ContentGeneration['result']>;
  /** As it is now. */
  article: Article;
  actions: ReactNode;
}

/** A generation that ended with an article: its present score and length, and a warning before it is used. */
export function CompletePanel({ result, stages, article, actions }: CompletePanelProps) {
  const score = useGlidingNumber(Math.round(article.score.total));
  return (
    <PanelFrame
      eyebrow="Complete"
      label={`${toFigure(article.words)} words`}
      figure={
        <>
          {score}
          <span className="text-lg sm:text-xl text-ink-faint"> / 100</span>
        </>
      }
      actions={actions}
      stages={stages}
      percentage={null}
      valueText="Complete"
      note={
        article.notice && (
          <span className="font-medium text-caution">
            <TriangleAlert aria-hidden className="mr-1.5 inline size-4 align-[-0.2em]" />
            {article.notice}
          </span>
        )
      }
      aside={
        <>
          Generated in {toDurationLabel(result.totalDuration * 1000)},{' '}
          <RelativeTime iso={result.completedAt} />
        </>
      }
    >
      <LiveMessage>The article is complete.</LiveMessage>
    </PanelFrame>
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
