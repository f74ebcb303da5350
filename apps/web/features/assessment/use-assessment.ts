'use client';

import type { Article } from '@headway/pipeline/article';
import { useEffect, useMemo, useRef, useState } from 'react';
import type { Problem } from '@/features/problems/problem.ts';
import { isSameText } from './is-same-text.ts';
import { createLiveAssessor, type LiveAssessor } from './live-assessor.ts';

/** What {@link useAssessment} gives. */
export interface Assessment {
  /** The article with everything that is measured of it, as of the newest text that has been measured. */
  article: Article | null;
  /** Whether the text is newer than that. */
  isMeasuring: boolean;
  /** Why it is not measured. The article then is the last one that was. */
  problem: Problem | null;
}

interface AssessmentInput {
  /** As it is stored. */
  article: Article | null;
  /** The text as it is now; null for what is stored. */
  markdown: string | null;
  /** Whether somebody may be about to write. */
  isAwaited: boolean;
}

type Outcome = { contentId: string; markdown: string } & (
  | { article: Article; problem: null }
  | { article: Article | null; problem: Problem }
);

/**
 * Measures an article while people write in it: score, checks, terms, title and all. Nothing is measured until the text
 * differs from what is stored; from then on it is, in a worker, whenever writing pauses.
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
