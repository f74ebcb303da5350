import { randomUUID } from 'node:crypto';
import { findShortestSlot, toJobDatabase } from '@headway/database/jobs';
import { progressEvent, reduceGeneration, type ProgressEvent } from '@headway/topics/content';
import type { PoolClient } from 'pg';
import { readEstimates } from '../store/estimates.ts';
import { appendEvents } from '../store/generation-record.ts';
import { GENERATION_QUEUE, type GenerationJob } from '../store/queues.ts';
import { toStorableJson } from '../store/storable-json.ts';
import { currentTraceparent, inSpan, markEvents } from '../store/tracing.ts';
import type { Jobs } from './jobs.ts';

/** A generation that is to be queued. */
export interface NewGeneration {
  contentId: string;
  projectId: string;
  /** Who asked for it; null once the account is deleted. */
  userId: string | null;
  idempotencyKey: string | null;
  /** The list of keywords with which it came; null when it was requested by itself. */
  batch: string | null;
}

/**
 * Queues a generation for a content: writes its row, its job and its first event in the caller's transaction, which must
 * hold the lock on the project's row. Returns the generation's id.
 */
export function enqueueGeneration(tx: PoolClient, jobs: Jobs, generation: NewGeneration): Promise<string> {
  const { contentId, projectId } = generation;
  return inSpan('enqueue generation', { contentId, projectId }, () => enqueue(tx, jobs, generation));
}

async function enqueue(
  tx: PoolClient,
  jobs: Jobs,
  { contentId, projectId, userId, idempotencyKey, batch }: NewGeneration,
): Promise<string> {
  await markEvents(tx);
  const [generationId, jobId] = [randomUUID(), randomUUID()];
  const queued = await toQueuedEvent(tx, contentId, generationId);
  await tx.query(
    `insert into public.generations
       (id, content_id, project_id, job_id, status, state, requested_by, idempotency_key, batch)
     values ($1, $2, $3, $4, 'queued', $5::jsonb, $6, $7, $8)`,
    [
      generationId,
      contentId,
      projectId,
      jobId,
      toStorableJson(reduceGeneration(null, queued)),
      userId,
      idempotencyKey,
      batch,
    ],
  );
  const traceparent = currentTraceparent();
  const data: GenerationJob = { generationId, contentId, ...(traceparent !== undefined && { traceparent }) };
  // the lock on the project keeps two transactions from choosing at once
  const slot = await findShortestSlot(tx, GENERATION_QUEUE, projectId, jobs.projectConcurrency);
  const sent = await jobs.boss.send(GENERATION_QUEUE, data, {
    id: jobId,
    singletonKey: `${projectId}:${slot}`,
    db: toJobDatabase(tx),
  });
  if (sent !== jobId) throw new Error('the job store did not take the job');
  await appendEvents(tx, contentId, [queued]);
  return generationId;
}

async function toQueuedEvent(
  tx: PoolClient,
  contentId: string,
  generationId: string,
): Promise<ProgressEvent> {
  const estimates = await readEstimates(tx);
  return progressEvent({
    stageIndex: 0,
    percentage: 0,
    estimatedTimeRemaining: estimates.reduce((sum, { median }) => sum + median, 0),
    estimatedTimeRemainingP90: estimates.reduce((sum, { p90 }) => sum + p90, 0),
    contentId,
    generationId,
    status: 'queued',
    stageFraction: 0,
    expectedSeconds: estimates.map(({ median }) => median),
  });
}
