import { findNextInSlot, returnJob, toJobDatabase, type JobAttempt } from '@headway/database/jobs';
import type { PoolClient } from 'pg';
import type { PgBoss } from 'pg-boss';
import { GENERATION_QUEUE, PRUNE_QUEUE, type PruneJob } from './queues.ts';

/** Late readers find a finished generation's text events for this long; then its stored state must do. */
const PRUNE_AFTER_SECONDS = 15 * 60;

/** Marks the job done, in the transaction of what was done. */
export async function completeJob(boss: PgBoss, tx: PoolClient, job: JobAttempt): Promise<void> {
  await boss.complete(GENERATION_QUEUE, job, null, { db: toJobDatabase(tx) });
  await wakeNextInSlot(boss, tx, job.id);
}

/** Has the workers look for the job that waits for this one's slot, once the transaction is committed. */
export async function wakeNextInSlot(boss: PgBoss, tx: PoolClient, jobId: string): Promise<void> {
  const next = await findNextInSlot(tx, GENERATION_QUEUE, jobId);
  if (next !== null) await touchJob(boss, tx, next);
}

/** Edits nothing of a job that waits: the edit alone wakes the workers when the transaction commits. */
async function touchJob(boss: PgBoss, tx: PoolClient, id: string): Promise<void> {
  await boss.update(GENERATION_QUEUE, undefined, { id, priority: 0, db: toJobDatabase(tx) });
}

/**
 * Gives the job to whoever takes it next, at once or after some seconds. It costs none of the job's retries:
 * those count lost workers.
 */
export async function giveBackJob(
  boss: PgBoss,
  tx: PoolClient,
  job: JobAttempt,
  afterSeconds: number,
): Promise<void> {
  await returnJob(tx, GENERATION_QUEUE, job, afterSeconds);
  if (afterSeconds === 0) await touchJob(boss, tx, job.id);
}

/** Has the topic's transient events deleted once late readers have had their time. */
export async function schedulePrune(boss: PgBoss, tx: PoolClient, topic: string): Promise<void> {
  const data: PruneJob = { topic };
  await boss.send(PRUNE_QUEUE, data, { startAfter: PRUNE_AFTER_SECONDS, db: toJobDatabase(tx) });
}
