import type { ReactNode } from 'react';
import { Callout } from '@/components/callout.tsx';
import { cn } from '@/components/cn.ts';
import { CancelButton } from '@/features/generation/cancel-button.tsx';
import { StoppedPanel } from '@/features/generation/outcome-panel.tsx';
import { ProgressPanel } from '@/features/generation/progress-panel.tsx';
import { RetryButton } from '@/features/generation/retry-button.tsx';
import { StageList } from '@/features/generation/stage-list.tsx';
import { SuggestionList } from '@/features/generation/suggestion-list.tsx';
import type { ContentGeneration } from '@/features/generation/use-content-generation-progress.ts';
import { mayPass, toSentence, type Problem } from '@/features/problems/problem.ts';
import type { Content } from '@/features/projects/content.ts';
import { useMay } from '@/features/projects/open-project.ts';
import { ReadingColumn } from './reading-column.tsx';

interface UnfinishedContentProps {
  content: Content;
  generation: ContentGeneration;
  /** Why the finished article could not be loaded; null when it was not asked for, or could be. */
  problem: Problem | null;
}

/** The page of a content while it is generated, after that failed or was canceled, and until the article is loaded. */
export function UnfinishedContent({ content, generation, problem }: UnfinishedContentProps) {
  const { status, stages, text } = generation;
  const isRunning = status === 'queued' || status === 'running';
  return (
    <>
      <div className={cn('-mx-1 bg-paper px-1 py-4', isRunning && 'sticky top-0 z-10')}>
        <GenerationPanel generation={generation} />
      </div>
      <FailureNotice content={content} generation={generation} />
      {problem !== null && (
        <Callout tone="caution" className="mt-4" title="The finished article could not be loaded">
          <p>{`${toSentence(problem)}${mayPass(problem) ? ' Trying again automatically.' : ''}`}</p>
        </Callout>
      )}
      <div className="mt-8 grid gap-x-16 gap-y-14 lg:grid-cols-[minmax(0,1fr)_clamp(18.5rem,24vw,30rem)]">
        {/* On a narrow screen the stages are below the text and out of sight, so that growing text moves nothing visible. */}
        <div className={cn('max-w-[44rem] min-w-0', isRunning && 'max-lg:min-h-dvh')}>
          <ReadingColumn
            keyword={content.keyword}
            text={text}
            locale={content.locale}
            isGrowing={isRunning}
          />
        </div>
        <aside
          aria-label="About this article"
          className={cn('self-start lg:sticky print:hidden', isRunning ? 'lg:top-44' : 'lg:top-6')}
        >
          <h2 className="eyebrow mb-4">Stages</h2>
          <StageList stages={stages} isCancelled={status === 'cancelled'} />
        </aside>
      </div>
    </>
  );
}

/** The progress of a running generation, or where a stopped one ended; empty otherwise. */
function GenerationPanel({ generation }: Pick<UnfinishedContentProps, 'generation'>): ReactNode {
  const { progress, status, stages, failure, etaSeconds } = generation;
  const mayEdit = useMay('editor');
  if (progress !== null && (status === 'queued' || status === 'running')) {
    return (
      <ProgressPanel
        status={status}
        progress={progress}
        stages={stages}
        etaSeconds={etaSeconds}
        actions={mayEdit && <CancelButton cancel={generation.cancel} />}
      />
    );
  }
  if (status !== 'failed' && status !== 'cancelled') return null;
  return (
    <StoppedPanel
      status={status}
      failure={failure}
      stages={stages}
      percentage={progress?.percentage ?? 0}
      actions={mayEdit && <RetryButton retry={generation.retry} isPromising={failure?.retryable ?? true} />}
    />
  );
}

/** Why a generation stopped, and other keywords to try; empty for one that did not stop. */
function FailureNotice({ content, generation }: Omit<UnfinishedContentProps, 'problem'>): ReactNode {
  const { failure, status } = generation;
  const mayEdit = useMay('editor');
  if (failure === null) return null;
  return (
    <Callout tone={status === 'cancelled' ? 'neutral' : 'danger'} className="mt-4">
      <p>{failure.message}</p>
      {mayEdit && failure.suggestions.length > 0 && (
        <div className="mt-4">
          <SuggestionList
            projectId={content.projectId}
            locale={content.locale}
            suggestions={failure.suggestions}
          />
        </div>
      )}
    </Callout>
  );
}
