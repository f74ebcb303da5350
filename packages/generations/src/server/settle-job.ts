import type { PoolClient } from 'pg';
import type { PgBoss } from 'pg-boss';
import { z } from 'zod';
import type { JobAttempt } from './claim.ts';
import { GENERATION_QUEUE, PRUNE_QUEUE, type PruneJob } from './queues.ts';
import { toJobDatabase } from './transaction.ts';

/** Late readers find a finished generation's text events for this long; then its stored state must do. */
const PRUNE_AFTER_SECONDS = 15 * 60;

/** Marks the job done, in the transaction of what was done. */
export async function completeJob(boss: PgBoss, tx: PoolClient, job: JobAttempt): Promise<void> {
  await boss.complete(GENERATION_QUEUE, job, null, { db: toJobDatabase(tx) });
  await wakeNextInSlot(boss, tx, job.id);
}

/** Has the workers look for the job that waits for this one's slot, once the transaction is committed. */
export async function wakeNextInSlot(boss: PgBoss, tx: PoolClient, jobId: string): Promise<void> {
  const { rows } = await tx.query(
    `select next.id
       from pgboss.job as settled
       join pgboss.job as next on next.name = settled.name and next.singleton_key = settled.singleton_key
      where settled.name = $1 and settled.id = $2 and next.state < 'active'
      order by next.created_on
      limit 1`,
    [GENERATION_QUEUE, jobId],
  );
  const next = z.array(z.object({ id: z.string() })).parse(rows)[0];
  if (next) await touchJob(boss, tx, next.id);
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
  await tx.query(
    `update pgboss.job
        set state = 'retry', heartbeat_on = null, retry_limit = retry_limit + 1,
            start_after = pgboss.job_now() + $4 * interval '1 s'
      where name = $1 and id = $2 and state = 'active' and retry_count = $3`,
    [GENERATION_QUEUE, job.id, job.retryCount, afterSeconds],
  );
  if (afterSeconds === 0) await touchJob(boss, tx, job.id);
}

/** Has the topic's transient events deleted once late readers have had their time. */
export async function schedulePrune(boss: PgBoss, tx: PoolClient, topic: string): Promise<void> {
  const data: PruneJob = { topic };
  await boss.send(PRUNE_QUEUE, data, { startAfter: PRUNE_AFTER_SECONDS, db: toJobDatabase(tx) });
}
