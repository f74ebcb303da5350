import { toBackoffDelay } from '@headway/ground';
import { ARTICLE_LIMITS } from '@headway/text/article';
import { articleSchema, type Article } from '@headway/pipeline/article';
import { queryOptions } from '@tanstack/react-query';
import * as z from 'zod/mini';
import { callApi, type ApiResult } from '../problems/call-api.ts';
import { mayPass } from '../problems/problem.ts';
import type { ArticleText } from '../projects/content.ts';

/** A finished article as it was generated, and the text of its document when it was fetched. */
export interface FinishedArticle {
  article: Article;
  text: ArticleText;
}

const textSchema: z.ZodMiniType<ArticleText> = z.object({
  markdown: z.string(),
  isEdited: z.boolean(),
  limits: z.array(z.enum(ARTICLE_LIMITS)),
  isUnreadable: z.boolean(),
});

const answerSchema = z.pipe(
  z.object({ article: z.nullable(articleSchema), text: z.nullable(textSchema) }),
  z.transform(({ article, text }) => (article === null || text === null ? null : { article, text })),
);

/** Asks for a finished article, with growing waits, until it is there or the API refuses for good. */
export function articleQuery(contentId: string) {
  return queryOptions({
    queryKey: ['article', contentId],
    queryFn: ({ signal }) => callApi(`/api/content/${contentId}`, answerSchema, { signal }),
    refetchInterval: ({ state }) => toNextTry(state.data, state.dataUpdateCount),
    refetchIntervalInBackground: true,
    gcTime: 0,
  });
}

/** Milliseconds until an article is asked for again after so many tries; false if that would change nothing. */
export function toNextTry(
  answer: ApiResult<FinishedArticle | null> | undefined,
  tries: number,
): number | false {
  const isLast = answer !== undefined && (answer.ok ? answer.data !== null : !mayPass(answer.problem));
  return isLast ? false : toBackoffDelay({ attempt: tries - 1, baseMs: 500, capMs: 10_000 });
}
