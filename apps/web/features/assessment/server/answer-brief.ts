import type { User } from '@/server/process/user.ts';
import { findBriefSource } from './find-brief-source.ts';
import { readBrief } from './read-brief.ts';

/** Increment when the shape of a brief changes, so that no browser uses a cached brief of the old shape. */
const SHAPE = 2;

/**
 * Answers with the brief: what a browser needs to assess an article while people edit it. It changes only with the
 * generation and with the project's other articles and sites, so a browser that has it gets a 304.
 *
 * @throws {@link Problem} `not_found`, or `brief_missing` when an article cannot be assessed any more.
 */
export async function answerBrief(user: User, contentId: string, knownTag: string | null): Promise<Response> {
  const source = await findBriefSource(user, contentId);
  const tag = `"${SHAPE}.${source.generationId}.${source.ownArticlesVersion}.${source.ownSitesVersion}"`;
  // Cached by the person's browser, which asks each time whether they may still see it.
  const headers = { etag: tag, 'cache-control': 'private, no-cache', vary: 'cookie, authorization' };
  if (knownTag === tag) return new Response(null, { status: 304, headers });
  return Response.json(await readBrief(user, source), { headers });
}
