import { withTransaction } from '@headway/database';
import { toJobDatabase } from '@headway/database/jobs';
import { ok, refuse, type Result } from '@headway/database/result';
import { contentTopic, errorEvent } from '@headway/topics/content';
import type { Pool } from 'pg';
import { z } from 'zod';
import { isLive, lockGeneration, recordEvents } from './generation-record.ts';
import type { Jobs } from './jobs.ts';
import { GENERATION_QUEUE } from './queues.ts';
import { schedulePrune, wakeNextInSlot } from './settle-job.ts';
import { endRunningStage } from './stage-rows.ts';
import { SHORT_LOCKS } from './short-locks.ts';

export interface CancelGenerationOptions {
  db: Pool;
  jobs: Jobs;
  contentId: string;
}

export type CancelGenerationCode = 'not_found' | 'not_running';

const newestSchema = z.object({ id: z.uuid(), jobId: z.uuid() });

/**
 * Cancels the generation that waits or runs. From the commit on nothing more is written for it; the stage at
 * work is aborted within 2 s.
 */
export async function cancelGeneration({
  db,
  jobs,
  contentId,
}: CancelGenerationOptions): Promise<Result<{ generationId: string }, CancelGenerationCode>> {
  return withTransaction(
    db,
    async (tx) => {
      const { rows } = await tx.query(
        `select id, job_id as "jobId" from public.generations
        where content_id = $1 order by created_at desc limit 1`,
        [contentId],
      );
      if (rows.length === 0) return refuse('not_found');
      const newest = newestSchema.parse(rows[0]);
      // first the job, then the generation: the order in which a worker locks them
      await jobs.boss.cancel(GENERATION_QUEUE, newest.jobId, { db: toJobDatabase(tx) });
      const record = await lockGeneration(tx, newest.id);
      if (!record) return refuse('not_found');
      if (!isLive(record)) return refuse('not_running');
      await wakeNextInSlot(jobs.boss, tx, newest.jobId);
      await endRunningStage(tx, record.id, 'cancelled');
      await schedulePrune(jobs.boss, tx, contentTopic(contentId));
      await recordEvents(tx, record, [
        errorEvent({
          error: 'The generation was cancelled.',
          code: 'cancelled',
          contentId,
          generationId: record.id,
          stageIndex: record.state.currentStage,
          retryable: true,
        }),
      ]);
      return ok({ generationId: record.id });
    },
    SHORT_LOCKS,
  );
}
