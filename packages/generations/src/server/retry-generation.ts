import { withTransaction } from '@headway/database';
import { ok, refuse, type Result } from '@headway/database/result';
import type { Pool } from 'pg';
import { z } from 'zod';
import type { Admit } from './admit.ts';
import { enqueueGeneration } from './enqueue-generation.ts';
import type { Jobs } from './jobs.ts';
import { SHORT_LOCKS } from './short-locks.ts';

export interface RetryGenerationOptions {
  db: Pool;
  jobs: Jobs;
  contentId: string;
  userId: string;
  admit?: Admit | undefined;
}

export type RetryGenerationCode = 'not_found' | 'already_running' | 'already_complete';

const contentSchema = z.object({ projectId: z.uuid(), status: z.string() });

/** Makes a new generation for a content whose last one failed or was cancelled. It reuses nothing of the old. */
export async function retryGeneration({
  db,
  jobs,
  contentId,
  userId,
  admit,
}: RetryGenerationOptions): Promise<Result<{ generationId: string }, RetryGenerationCode>> {
  return withTransaction(
    db,
    async (tx) => {
      await tx.query(
        `select 1 from public.projects where id = (select project_id from public.contents where id = $1)
          for no key update`,
        [contentId],
      );
      const { rows } = await tx.query(
        'select project_id as "projectId", status from public.contents where id = $1 for update',
        [contentId],
      );
      if (rows.length === 0) return refuse('not_found');
      const { projectId, status } = contentSchema.parse(rows[0]);
      if (status === 'queued' || status === 'running') return refuse('already_running');
      if (status === 'complete') return refuse('already_complete');
      await admit?.(tx, projectId);
      const generationId = await enqueueGeneration(tx, jobs, {
        contentId,
        projectId,
        userId,
        idempotencyKey: null,
      });
      await tx.query(`update public.contents set status = 'queued', updated_at = now() where id = $1`, [
        contentId,
      ]);
      return ok({ generationId });
    },
    SHORT_LOCKS,
  );
}
