import { useQuery } from '@tanstack/react-query';
import type { Problem } from '@/features/problems/problem.ts';
import { articleQuery, type FinishedArticle } from './article-query.ts';

/**
 * The finished article: as the server rendered it, or fetched when the generation ends while the page is open. `problem` says
 * why the last try failed.
 */
export function useArticle(
  contentId: string,
  { rendered, isComplete }: { rendered: FinishedArticle | null; isComplete: boolean },
): { finished: FinishedArticle | null; problem: Problem | null } {
  const enabled = isComplete && rendered === null;
  const { data: answer } = useQuery({ ...articleQuery(contentId), enabled });
  if (rendered !== null || !answer) return { finished: rendered, problem: null };
  return answer.ok ? { finished: answer.data, problem: null } : { finished: null, problem: answer.problem };
}
