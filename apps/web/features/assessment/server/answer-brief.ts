import type { User } from '@/server/process/user.ts';
import { findBriefSource } from './find-brief-source.ts';
import { readBrief } from './read-brief.ts';

/** Raised when the shape of a brief changes, so that no browser keeps one of the old shape. */
const SHAPE = 1;

/**
 * What a browser needs to assess a content's article while people edit it. It stays the same for a generation until
 * the team has other articles to compare with, so a browser that has it is told so.
 *
 * @throws {@link Problem} `not_found`, or `brief_missing` when an article cannot be assessed any more.
 */
export async function answerBrief(user: User, contentId: string, knownTag: string | null): Promise<Response> {
  const source = await findBriefSource(user, contentId);
  const tag = `"${SHAPE}.${source.generationId}.${source.ownArticlesVersion}"`;
  // Kept by the browser of one person, who is asked again each time whether it is still theirs to see.
  const headers = { etag: tag, 'cache-control': 'private, no-cache', vary: 'cookie, authorization' };
  if (knownTag === tag) return new Response(null, { status: 304, headers });
  return Response.json(await readBrief(user, source), { headers });
}
