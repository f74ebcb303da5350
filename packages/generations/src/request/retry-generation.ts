import {
  checkProjectRole,
  holdProjectOf,
  readRows,
  withTransaction,
  type RoleRefusal,
} from '@headway/database';
import { ok, refuse, type Result } from '@headway/database/result';
import type { PoolClient } from 'pg';
import { z } from 'zod';
import { SHORT_LOCKS } from '../store/short-locks.ts';
import { enqueueGeneration } from './enqueue-generation.ts';
import type { GenerationContext } from './generation-context.ts';

/**
 * Creates a new generation for a content whose last one failed or was cancelled. It reuses nothing of the old one. The
 * person must be an editor of the project.
 *
 * @example
 * const result = await retryGeneration({ db, user, jobs }, { contentId });
 */
export function retryGeneration(
  { db, user, jobs, admit }: GenerationContext,
  { contentId }: { contentId: string },
): Promise<Result<{ generationId: string }, RetryRefusal>> {
  const userId = user.id;
  const retry = async (tx: PoolClient): Promise<Result<{ generationId: string }, RetryRefusal>> => {
    const projectId = await holdProjectOf(tx, contentId);
    if (projectId === null) return refuse('not_found');
    const allowed = await checkProjectRole(tx, { projectId, userId, minimum: 'editor' });
    if (!allowed.ok) return allowed;
    const status = await lockContent(tx, contentId);
    if (status === null) return refuse('not_found');
    if (status === 'queued' || status === 'running') return refuse('already_running');
    if (status === 'complete') return refuse('already_complete');
    const admitted = await admit?.(tx, projectId);
    if (admitted && !admitted.ok) return admitted;
    const generation = { contentId, projectId, userId, idempotencyKey: null, batch: null };
    const generationId = await enqueueGeneration(tx, jobs, generation);
    await tx.query(`update public.contents set status = 'queued', updated_at = now() where id = $1`, [
      contentId,
    ]);
    return ok({ generationId });
  };
  return withTransaction(db, retry, SHORT_LOCKS);
}

type RetryRefusal = RoleRefusal | 'already_running' | 'already_complete' | 'usage_limit_reached';

/** Locks a content and returns its status. Null when it was deleted meanwhile. */
async function lockContent(tx: PoolClient, contentId: string): Promise<string | null> {
  const sql = 'select status from public.contents where id = $1 for update';
  const [content] = await readRows(tx, z.object({ status: z.string() }), sql, [contentId]);
  return content?.status ?? null;
}
