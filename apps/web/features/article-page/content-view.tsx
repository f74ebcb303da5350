'use client';

import { useState, type ReactNode } from 'react';
import { useContentGenerationProgress } from '@/features/generation/use-content-generation-progress.ts';
import type { ContentDetail } from '@/features/projects/content.ts';
import { ShelfNotice } from '@/features/projects/shelf-notice.tsx';
import { ArticleHead } from './article-head.tsx';
import { FinishedContent } from './finished/finished-content.tsx';
import { UnfinishedContent } from './unfinished-content.tsx';
import { useArticle } from './use-article.ts';

/** The page of a content: while it is generated, when that failed, and once it is finished. */
export function ContentView({ detail, actions }: { detail: ContentDetail; actions: ReactNode }) {
  const { content, state, cursor, article, text } = detail;
  const generation = useContentGenerationProgress(content.id, { initial: { state, cursor } });
  const { status, stages, result } = generation;
  const isComplete = status === 'complete';
  const { finished, problem } = useArticle(content.id, {
    rendered: article === null || text === null ? null : { article, text },
    isComplete,
  });
  const [title, setTitle] = useState<string | null>(null);
  return (
    <>
      <ArticleHead
        content={content}
        projectName={detail.projectName}
        title={title ?? content.title ?? result?.title ?? content.keyword}
        actions={actions}
      />
      <ShelfNotice content={content} />
      {isComplete && result !== null && finished !== null ? (
        <FinishedContent
          content={content}
          finished={finished}
          result={result}
          stages={stages}
          onTitle={setTitle}
        />
      ) : (
        <UnfinishedContent content={content} generation={generation} problem={problem} />
      )}
    </>
  );
}
