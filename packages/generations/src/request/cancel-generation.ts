import { checkProjectRole, withTransaction } from '@headway/database';
import { toJobDatabase } from '@headway/database/jobs';
import { ok, refuse, type Result } from '@headway/database/result';
import { contentTopic, errorEvent } from '@headway/topics/content';
import type { PoolClient } from 'pg';
import { z } from 'zod';
import { schedulePrune, wakeNextInSlot } from '../store/end-job.ts';
import { isLive, lockGeneration, recordEvents } from '../store/generation-record.ts';
import { GENERATION_QUEUE } from '../store/queues.ts';
import { SHORT_LOCKS } from '../store/short-locks.ts';
import { endRunningStage } from '../store/stage-rows.ts';
import type { GenerationContext } from './generation-context.ts';

/** Why a cancellation was refused. `not_running`: the generation has ended already. */
export type CancelGenerationCode = 'not_found' | 'role_too_low' | 'not_running';

const newestSchema = z.object({
  projectId: z.uuid(),
  generationId: z.uuid().nullable(),
  jobId: z.uuid().nullable(),
});

/**
 * Cancels the waiting or running generation of a content. From the commit on nothing more is written for it; the
 * running stage is aborted within 2 s. The person must be an editor of the project.
 *
 * @example
 * const result = await cancelGeneration({ db, user, jobs }, { contentId });
 */
export function cancelGeneration(
  ctx: GenerationContext,
  { contentId }: { contentId: string },
): Promise<Result<{ generationId: string }, CancelGenerationCode>> {
  return withTransaction(ctx.db, (tx) => cancel(tx, ctx, contentId), SHORT_LOCKS);
}

async function cancel(
  tx: PoolClient,
  { user, jobs: { boss } }: GenerationContext,
  contentId: string,
): Promise<Result<{ generationId: string }, CancelGenerationCode>> {
  const { rows } = await tx.query(
    `select content.project_id as "projectId", generation.id as "generationId", generation.job_id as "jobId"
       from public.contents as content
       left join public.generations as generation on generation.content_id = content.id
      where content.id = $1 order by generation.created_at desc limit 1`,
    [contentId],
  );
  if (rows.length === 0) return refuse('not_found');
  const { projectId, generationId, jobId } = newestSchema.parse(rows[0]);
  const allowed = await checkProjectRole(tx, { projectId, userId: user.id, minimum: 'editor' });
  if (!allowed.ok) return allowed;
  if (generationId === null || jobId === null) return refuse('not_found');
  // the job's row before the generation's: workers lock them in the same order
  await boss.cancel(GENERATION_QUEUE, jobId, { db: toJobDatabase(tx) });
  const record = await lockGeneration(tx, generationId);
  if (!record) return refuse('not_found');
  if (!isLive(record)) return refuse('not_running');
  await wakeNextInSlot(boss, tx, jobId);
  await endRunningStage(tx, generationId, 'cancelled');
  await schedulePrune(boss, tx, contentTopic(contentId));
  const stageIndex = record.state.currentStage;
  await recordEvents(tx, record, [
    errorEvent({
      error: 'The generation was cancelled.',
      code: 'cancelled',
      contentId,
      generationId,
      stageIndex,
      retryable: true,
    }),
  ]);
  return ok({ generationId });
}
