import { toFigure, toPercent } from '@headway/ground';
import Link from 'next/link';
import { useTopic } from '@headway/realtime/react';
import { contentTopic, isGenerationEnded } from '@headway/topics/content';
import type { ReactNode } from 'react';
import { Badge } from '@/components/badge.tsx';
import { LinkPending } from '@/components/link-pending.tsx';
import { RelativeTime } from '@/components/time/relative-time.tsx';
import { SelectBox } from '@/components/forms/select-box.tsx';
import { generationSummaryTopic } from '../generation-topic.ts';
import { Timeline } from '../timeline.tsx';
import { toEtaLabel } from '../to-eta-label.ts';
import { useGlidingNumber } from '@/components/hooks/use-gliding-number.ts';
import type { ContentSummary } from '@/features/projects/content.ts';

interface ContentRowProps {
  content: ContentSummary;
  /** Undefined for people who cannot choose articles. */
  selection?: { isSelected: boolean; onChange: (isSelected: boolean) => void } | undefined;
}

/** One content in its project's list, live while it is made. */
export function ContentRow({ content, selection }: ContentRowProps) {
  const { id, keyword, cursor } = content;
  const isLive = content.status === 'queued' || content.status === 'running';
  const topic = useTopic(isLive ? contentTopic(id) : null, generationSummaryTopic, {
    initial: { state: content.state, cursor },
  });
  const state = topic.state ?? content.state;
  // what the article says now, before what was generated
  const title = content.title ?? state?.result?.title ?? null;
  return (
    <li className="flex items-start gap-3 border-b border-rule">
      {selection !== undefined && (
        <SelectBox
          label={`Select ${title ?? keyword}`}
          isSelected={selection.isSelected}
          onChange={selection.onChange}
          className="mt-5"
        />
      )}
      <Link
        href={`/content/${id}`}
        className="group -mr-3 grid min-w-0 flex-1 gap-x-8 gap-y-3 rounded-md px-3 py-4 -ml-3 hover:bg-sunken/60 sm:grid-cols-[minmax(0,1fr)_15rem]"
      >
        <div className="min-w-0">
          <h3 className="font-serif text-lg font-semibold tracking-tight text-pretty group-hover:text-accent">
            {title ?? keyword}
            <LinkPending />
          </h3>
          <p className="mt-0.5 text-sm text-ink-soft">
            {title !== null && <>{keyword} · </>}
            {content.createdBy.displayName} · <RelativeTime iso={content.createdAt} />
          </p>
        </div>
        <div className="min-h-11 self-center sm:text-right">
          {state === null ? null : isGenerationEnded(state) ? (
            <Outcome state={state} content={content} />
          ) : (
            <Progress state={state} />
          )}
        </div>
      </Link>
    </li>
  );
}

type State = NonNullable<ContentSummary['state']>;

function Progress({ state }: { state: State }) {
  const percentage = useGlidingNumber(state.percentage);
  const label = state.status === 'queued' ? 'Queued' : (state.stages[state.currentStage]?.label ?? '');
  return (
    <>
      <div className="mb-2 flex items-baseline justify-between gap-3 text-sm tabular-nums">
        <span className="truncate text-ink-soft">{label}</span>
        <span className="font-medium">{toPercent(percentage / 100)}</span>
      </div>
      <Timeline
        size="thin"
        stages={state.stages}
        percentage={state.percentage}
        valueText={`${label}, ${state.percentage} percent`}
      />
      <p className="mt-1.5 min-h-4.5 text-right text-xs text-ink-faint tabular-nums">
        {/* how long a queued article waits is not known */}
        {state.status === 'queued' ? '' : toEtaLabel(state.eta)}
      </p>
    </>
  );
}

interface OutcomeProps {
  state: State;
  content: Pick<ContentSummary, 'score' | 'words'>;
}

function Outcome({ state, content }: OutcomeProps): ReactNode {
  if (state.result !== null) {
    // score and words of the same version: those of the row, or until it has them those of the generation
    const { score, words } = content.words === null ? state.result : { ...content, words: content.words };
    return (
      <>
        {score === null ? (
          <p className="text-sm text-ink-faint">Score follows</p>
        ) : (
          <p className="tabular-nums">
            <span className="font-serif text-xl font-semibold tracking-tight">{Math.round(score)}</span>
            <span className="text-sm text-ink-faint"> / 100</span>
          </p>
        )}
        <p className="text-sm text-ink-soft tabular-nums">{toFigure(words)} words</p>
      </>
    );
  }
  const isCancelled = state.status === 'cancelled';
  return (
    <>
      <Badge tone={isCancelled ? 'neutral' : 'danger'}>{isCancelled ? 'Canceled' : 'Failed'}</Badge>
      {!isCancelled && state.error && (
        <div className="mt-1 space-y-1 text-xs wrap-anywhere text-ink-soft">
          <p>{state.error.message}</p>
          {state.error.suggestions.length > 0 && <p>Also covered: {state.error.suggestions.join(', ')}</p>}
        </div>
      )}
    </>
  );
}
