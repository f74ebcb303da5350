'use client';

import { articleSchema, type Article } from '@headway/pipeline/article';
import { useEffect, useState } from 'react';
import { z } from 'zod';
import { callApi } from '@/features/problems/call-api.ts';
import type { Problem } from '@/features/problems/problem.ts';

const answerSchema = z.object({ article: articleSchema.nullable(), text: z.string().nullable() });

/** A finished article as it was generated, and the text of its document when it was fetched. */
export interface FinishedArticle {
  article: Article;
  /** Markdown. */
  text: string;
}

const FIRST_WAIT_MS = 500;
const LONGEST_WAIT_MS = 10_000;

/**
 * The finished article: as the server rendered it, or fetched when the generation ends while the page is open. Retries
 * with growing waits until there is an answer; `problem` says why the last try failed.
 */
export function useArticle(
  contentId: string,
  { rendered, isComplete }: { rendered: FinishedArticle | null; isComplete: boolean },
): { finished: FinishedArticle | null; problem: Problem | null } {
  const [loaded, setLoaded] = useState<(FinishedArticle & { contentId: string }) | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  const finished = rendered ?? (loaded?.contentId === contentId ? loaded : null);
  const isMissing = isComplete && finished === null;

  useEffect(() => {
    if (!isMissing) return undefined;
    const end = new AbortController();
    let timer: ReturnType<typeof setTimeout> | undefined;

    async function load(waitMs: number): Promise<void> {
      const answer = await callApi(`/api/content/${contentId}`, { schema: answerSchema, signal: end.signal });
      if (answer.ok && answer.data.article !== null && answer.data.text !== null) {
        setProblem(null);
        setLoaded({ contentId, article: answer.data.article, text: answer.data.text });
        return;
      }
      setProblem(answer.ok ? null : answer.problem);
      timer = setTimeout(() => start(Math.min(waitMs * 2, LONGEST_WAIT_MS)), waitMs);
    }

    function start(waitMs: number) {
      load(waitMs).catch((error: unknown) => {
        if (!end.signal.aborted) throw error;
      });
    }

    start(FIRST_WAIT_MS);
    return () => {
      end.abort();
      clearTimeout(timer);
    };
  }, [contentId, isMissing]);

  return { finished, problem };
}
