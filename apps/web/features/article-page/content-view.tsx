'use client';

import { useState, type ReactNode } from 'react';
import { Callout } from '@/components/callout.tsx';
import { cn } from '@/components/cn.ts';
import { mayPass, toSentence } from '@/features/problems/problem.ts';
import { CancelButton } from '@/features/generation/cancel-button.tsx';
import { StoppedPanel } from '@/features/generation/outcome-panel.tsx';
import { ProgressPanel } from '@/features/generation/progress-panel.tsx';
import { RetryButton } from '@/features/generation/retry-button.tsx';
import { StageList } from '@/features/generation/stage-list.tsx';
import { SuggestionList } from '@/features/generation/suggestion-list.tsx';
import { useContentGenerationProgress } from '@/features/generation/use-content-generation-progress.ts';
import { useMay } from '@/features/projects/open-project.ts';
import type { ContentDetail } from '@/features/projects/content.ts';
import { ShelfNotice } from '@/features/projects/shelf-notice.tsx';
import { ArticleHead } from './article-head.tsx';
import { FinishedContent } from './finished/finished-content.tsx';
import { ReadingColumn } from './reading-column.tsx';
import { useArticle } from './use-article.ts';

/** The page of a content: while it is generated, when that failed, and once it is finished. */
export function ContentView({ detail, actions }: { detail: ContentDetail; actions: ReactNode }) {
  const { content, state, cursor, article, text: written } = detail;
  const generation = useContentGenerationProgress(content.id, { initial: { state, cursor } });
  const { progress, status, stages, result, failure, etaSeconds, text } = generation;
  const isComplete = status === 'complete';
  const { finished, problem } = useArticle(content.id, {
    rendered: article === null || written === null ? null : { article, text: written },
    isComplete,
  });
  const mayEdit = useMay('editor');
  const [title, setTitle] = useState<string | null>(null);
  const head = (
    <>
      <ArticleHead
        content={content}
        projectName={detail.projectName}
        title={title ?? content.title ?? result?.title ?? content.keyword}
        actions={actions}
      />
      <ShelfNotice content={content} />
    </>
  );
  const isRunning = status === 'queued' || status === 'running';

  if (isComplete && result !== null && finished !== null) {
    return (
      <>
        {head}
        <FinishedContent
          content={content}
          finished={finished}
          result={result}
          stages={stages}
          onTitle={setTitle}
        />
      </>
    );
  }

  let panel: ReactNode = null;
  if (progress !== null && isRunning) {
    panel = (
      <ProgressPanel
        status={status}
        progress={progress}
        stages={stages}
        etaSeconds={etaSeconds}
        actions={mayEdit && <CancelButton cancel={generation.cancel} />}
      />
    );
  } else if (status === 'failed' || status === 'cancelled') {
    panel = (
      <StoppedPanel
        status={status}
        failure={failure}
        stages={stages}
        percentage={progress?.percentage ?? 0}
        actions={mayEdit && <RetryButton retry={generation.retry} isPromising={failure?.retryable ?? true} />}
      />
    );
  }

  return (
    <>
      {head}
      <div className={cn('-mx-1 bg-paper px-1 py-4', isRunning && 'sticky top-0 z-10')}>{panel}</div>
      {failure !== null && (
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
      )}
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
