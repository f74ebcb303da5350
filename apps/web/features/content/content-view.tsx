'use client';

import type { StageState } from '@headway/generations/protocol';
import { useRef, type ReactNode } from 'react';
import { Callout } from '@/components/callout.tsx';
import { cn } from '@/components/cn.ts';
import { toSentence } from '@/features/api/problem.ts';
import { ArticleRail } from '@/features/article/article-rail.tsx';
import { ExportMenu } from '@/features/article/export-menu.tsx';
import { ArticleComments } from '@/features/comments/article-comments.tsx';
import { CancelButton } from '@/features/generation/cancel-button.tsx';
import { CompletePanel, StoppedPanel } from '@/features/generation/outcome-panel.tsx';
import { ProgressPanel } from '@/features/generation/progress-panel.tsx';
import { RetryButton } from '@/features/generation/retry-button.tsx';
import { StageList } from '@/features/generation/stage-list.tsx';
import { SuggestionList } from '@/features/generation/suggestion-list.tsx';
import { useContentGenerationProgress } from '@/features/generation/use-content-generation-progress.ts';
import { isAtLeast } from '@/features/projects/role.ts';
import type { ContentDetail } from './content.ts';
import { ReadingColumn } from './reading-column.tsx';
import { useArticle } from './use-article.ts';

/** A content as it comes into being and as it is: panel, text, and what is known about it. */
export function ContentView({ detail }: { detail: ContentDetail }) {
  const { content, state, cursor, role } = detail;
  const generation = useContentGenerationProgress(content.id, { initial: { state, cursor } });
  const { progress, status, stages, result, failure, etaSeconds, text } = generation;
  const isComplete = status === 'complete';
  const { article, problem } = useArticle(content.id, { rendered: detail.article, isComplete });
  const mayEdit = isAtLeast(role, 'editor');
  const isRunning = status === 'queued' || status === 'running';

  const articleRef = useRef<HTMLElement>(null);
  const hasText = isRunning || article !== null || text !== '';

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
  } else if (result !== null && isComplete) {
    panel = (
      <CompletePanel
        result={result}
        stages={stages}
        article={article}
        actions={
          article !== null && (
            <>
              <ArticleComments articleRef={articleRef} text={article.markdown} />
              <ExportMenu article={article} />
            </>
          )
        }
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
        <Callout
          tone="caution"

          className="mt-4"
          title="The article is finished but not here yet"
        >
          <p>{toSentence(problem)} This page keeps trying.</p>
        </Callout>
      )}
      <div className="mt-8 grid gap-x-16 gap-y-14 lg:grid-cols-[minmax(0,1fr)_18.5rem]">
        {hasText && (
          // On a narrow screen the stages stand below: out of sight, so that growing text pushes nothing one sees.
          <div className={cn('max-w-[42rem] min-w-0', isRunning && 'max-lg:min-h-dvh')}>
            <ReadingColumn
              article={article}
              draft={text}
              locale={content.locale}
              isGrowing={isRunning}
              articleRef={articleRef}
            />
          </div>
        )}
        <aside
          aria-label="About this article"
          className={cn('self-start lg:sticky', isRunning ? 'lg:top-44' : 'lg:top-6', !hasText && 'max-w-md')}
        >
          {article === null ? (
            <Stages stages={stages} isCancelled={status === 'cancelled'} />
          ) : (
            <ArticleRail article={article} stages={stages} />
          )}
        </aside>
      </div>
    </>
  );
}

function Stages(props: { stages: readonly StageState[]; isCancelled: boolean }) {
  return (
    <>
      <h2 className="eyebrow mb-4">Stages</h2>
      <StageList {...props} />
    </>
  );
}
