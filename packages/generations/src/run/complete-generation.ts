import { articleSchema } from '@headway/pipeline/article';
import { completeEvent, contentTopic } from '@headway/topics/content';
import type { PgBoss } from 'pg-boss';
import { z } from 'zod';
import { completeJob, schedulePrune } from '../store/end-job.ts';
import { toStorableJson, toStorableText } from '../store/storable-json.ts';
import type { Claim } from './claim.ts';

const lastOutputSchema = z.object({ article: articleSchema });

/**
 * Stores the article in the last stage's output. The article, the final state, the terminal event and the completion of
 * the job become visible together.
 */
export async function completeGeneration(
  boss: PgBoss,
  claim: Claim,
  lastOutput: unknown,
  startedAt: Date,
): Promise<void> {
  const { article } = lastOutputSchema.parse(lastOutput);
  const { id: generationId, contentId } = claim.record;
  const now = new Date();
  const title = toStorableText(article.title);
  const complete = completeEvent({
    contentId,
    completedAt: now.toISOString(),
    totalDuration: Math.max(0, now.getTime() - startedAt.getTime()) / 1000,
    generationId,
    title,
    score: article.score.total,
    words: article.words,
  });
  await claim.write([complete], async (tx) => {
    await tx.query(
      `update public.contents
          set article = $2::jsonb, title = $3, score = $4, words = $5, completed_at = $6, updated_at = now()
        where id = $1`,
      [contentId, toStorableJson(article), title, article.score.total, article.words, now],
    );
    await completeJob(boss, tx, claim.job);
    await schedulePrune(boss, tx, contentTopic(contentId));
  });
}
