import {
  checkContentRole,
  holdProjectOf,
  readRows,
  withTransaction,
  type RoleRefusal,
} from '@headway/database';
import { lockJob, toJobDatabase } from '@headway/database/jobs';
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

const newestSchema = z.object({ generationId: z.uuid(), jobId: z.uuid() });

/**
 * Cancels the waiting or running generation of a content. From the commit on nothing more is written for it; the
 * running stage is aborted within 2 s. The person must be an editor of the project.
 *
 * @returns `not_running` when the generation has ended already.
 *
 * @example
 * const result = await cancelGeneration({ db, user, jobs }, { contentId });
 */
export function cancelGeneration(
  { db, user, jobs: { boss } }: GenerationContext,
  { contentId }: { contentId: string },
): Promise<Result<{ generationId: string }, RoleRefusal | 'not_running'>> {
  const cancel = async (tx: PoolClient) => {
    // the lock first: a role that is taken away while this waits must count
    await holdProjectOf(tx, contentId);
    const allowed = await checkContentRole(tx, { contentId, userId: user.id, minimum: 'editor' });
    if (!allowed.ok) return allowed;
    const [newest] = await readRows(
      tx,
      newestSchema,
      `select id as "generationId", job_id as "jobId" from public.generations
        where content_id = $1 order by created_at desc limit 1`,
      [contentId],
    );
    if (!newest) return refuse('not_found');
    const { generationId, jobId } = newest;
    // the job's row before the generation's: workers lock them in the same order
    await lockJob(tx, GENERATION_QUEUE, jobId);
    const record = await lockGeneration(tx, generationId);
    if (!record) return refuse('not_found');
    if (!isLive(record)) return refuse('not_running');
    await boss.cancel(GENERATION_QUEUE, jobId, { db: toJobDatabase(tx) });
    await wakeNextInSlot(boss, tx, jobId);
    await endRunningStage(tx, generationId, 'cancelled');
    await schedulePrune(boss, tx, contentTopic(contentId));
    const cancelled = errorEvent({
      error: 'The generation was cancelled.',
      code: 'cancelled',
      contentId,
      generationId,
      stageIndex: record.state.currentStage,
      retryable: true,
    });
    // the activity of the project names who cancelled it
    await tx.query(`select set_config('headway.actor', $1, true)`, [user.id]);
    await recordEvents(tx, record, [cancelled]);
    return ok({ generationId });
  };
  return withTransaction(db, cancel, SHORT_LOCKS);
}
