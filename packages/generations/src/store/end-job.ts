import { findNextInSlot, returnJob, toJobDatabase, type JobAttempt } from '@headway/database/jobs';
import type { PoolClient } from 'pg';
import type { PgBoss } from 'pg-boss';
import { GENERATION_QUEUE, PRUNE_QUEUE, type PruneJob } from './queues.ts';

/** Text events of a finished generation are kept for this long; later readers use the stored state. */
const PRUNE_AFTER_SECONDS = 15 * 60;

/** Completes the job in the transaction that stores its result. */
export async function completeJob(boss: PgBoss, tx: PoolClient, job: JobAttempt): Promise<void> {
  await boss.complete(GENERATION_QUEUE, job, null, { db: toJobDatabase(tx) });
  await wakeNextInSlot(boss, tx, job.id);
}

/** Wakes the workers for the job that waits for this job's slot, when the transaction commits. */
export async function wakeNextInSlot(boss: PgBoss, tx: PoolClient, jobId: string): Promise<void> {
  const next = await findNextInSlot(tx, GENERATION_QUEUE, jobId);
  if (next !== null) await touchJob(boss, tx, next);
}

/** Updates a waiting job without a change: the update itself makes pg-boss notify the workers at the commit. */
async function touchJob(boss: PgBoss, tx: PoolClient, id: string): Promise<void> {
  await boss.update(GENERATION_QUEUE, undefined, { id, priority: 0, db: toJobDatabase(tx) });
}

/** Returns the job to the queue, to be taken again at once or after some seconds. It keeps its number of retries. */
export async function giveBackJob(
  boss: PgBoss,
  tx: PoolClient,
  job: JobAttempt,
  afterSeconds: number,
): Promise<void> {
  await returnJob(tx, GENERATION_QUEUE, job, afterSeconds);
  if (afterSeconds === 0) await touchJob(boss, tx, job.id);
}

/** Schedules the deletion of the topic's transient events in 15 minutes. */
export async function schedulePrune(boss: PgBoss, tx: PoolClient, topic: string): Promise<void> {
  const data: PruneJob = { topic };
  await boss.send(PRUNE_QUEUE, data, { startAfter: PRUNE_AFTER_SECONDS, db: toJobDatabase(tx) });
}
