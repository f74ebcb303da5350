'use client';

import type { Article } from '@headway/pipeline/article';
import { useEffect, useMemo, useRef, useState } from 'react';
import type { Problem } from '@/features/problems/problem.ts';
import { isSameText } from './is-same-text.ts';
import { createLiveAssessor, type LiveAssessor } from './live-assessor.ts';

/** The result of {@link useAssessment}. */
export interface Assessment {
  /** The article with all its figures, of the newest measured text. */
  article: Article | null;
  /** Whether the text is newer than `article`. */
  isMeasuring: boolean;
  /** Why the newest text could not be measured; `article` is then the last measured one. */
  problem: Problem | null;
}

interface AssessmentInput {
  /** The stored article. */
  article: Article | null;
  /** The present text; null for the stored one. */
  markdown: string | null;
  /** Whether the person may begin to write. */
  isAwaited: boolean;
}

type Outcome = { contentId: string; markdown: string } & (
  | { article: Article; problem: null }
  | { article: Article | null; problem: Problem }
);

/**
 * Measures an article while people edit it: score, checks, terms and title. Measuring begins when the text first
 * differs from the stored one; from then on it runs in a worker whenever writing pauses.
 */
export function useAssessment(
  contentId: string,
  { article, markdown, isAwaited }: AssessmentInput,
): Assessment {
  const assessor = useRef<LiveAssessor | null>(null);
  const [outcome, setOutcome] = useState<Outcome | null>(null);
  const isEdited = useMemo(
    () => article !== null && markdown !== null && !isSameText(markdown, article.markdown),
    [article, markdown],
  );
  const metaDescription = article?.metaDescription ?? '';

  useEffect(() => {
    const created = createLiveAssessor(contentId, {
      onArticle: (measured, text) =>
        setOutcome({ contentId, markdown: text.markdown, article: measured, problem: null }),
      onProblem: (problem, text) =>
        setOutcome((before) => ({
          contentId,
          markdown: text.markdown,
          article: before?.contentId === contentId ? before.article : null,
          problem,
        })),
    });
    assessor.current = created;
    return () => {
      assessor.current = null;
      created.close();
    };
  }, [contentId]);

  useEffect(() => {
    if (isAwaited) assessor.current?.prepare();
  }, [isAwaited]);

  useEffect(() => {
    if (isEdited && markdown !== null) assessor.current?.assess({ markdown, metaDescription });
  }, [isEdited, markdown, metaDescription]);

  if (!isEdited) return { article, isMeasuring: false, problem: null };
  const known = outcome?.contentId === contentId ? outcome : null;
  return {
    article: known?.article ?? article,
    isMeasuring: known?.markdown !== markdown,
    problem: known?.problem ?? null,
  };
}
