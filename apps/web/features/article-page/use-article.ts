import { toBackoffDelay } from '@headway/ground';
import { articleSchema, type Article } from '@headway/pipeline/article';
import { useQuery } from '@tanstack/react-query';
import { z } from 'zod';
import { callApi } from '@/features/problems/call-api.ts';
import type { Problem } from '@/features/problems/problem.ts';

/** A finished article as it was generated, and the text of its document when it was fetched. */
export interface FinishedArticle {
  article: Article;
  /** Markdown. */
  text: string;
  /** Whether the document could not be read, so that `text` is the generated one. */
  isUnreadable: boolean;
}

const answerSchema = z
  .object({ article: articleSchema.nullable(), text: z.string().nullable(), isUnreadable: z.boolean() })
  .transform(({ article, text, isUnreadable }) =>
    article === null || text === null ? null : { article, text, isUnreadable },
  );

/**
 * The finished article: as the server rendered it, or fetched when the generation ends while the page is open. Retries
 * with growing waits until there is an answer; `problem` says why the last try failed.
 */
export function useArticle(
  contentId: string,
  { rendered, isComplete }: { rendered: FinishedArticle | null; isComplete: boolean },
): { finished: FinishedArticle | null; problem: Problem | null } {
  const { data: answer } = useQuery({
    queryKey: ['article', contentId],
    queryFn: ({ signal }) => callApi(`/api/content/${contentId}`, answerSchema, { signal }),
    enabled: isComplete && rendered === null,
    refetchInterval: ({ state: { data, dataUpdateCount: tries } }) =>
      data?.ok && data.data ? false : toBackoffDelay({ attempt: tries - 1, baseMs: 500, capMs: 10_000 }),
    refetchIntervalInBackground: true,
    gcTime: 0,
  });
  if (rendered !== null || !answer) return { finished: rendered, problem: null };
  return answer.ok ? { finished: answer.data, problem: null } : { finished: null, problem: answer.problem };
}
