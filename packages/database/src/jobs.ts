/**
 * Every SQL statement of ours that touches the tables of pg-boss, schema `pgboss`, version 46, except for two functions
 * inside the database: `private.hold_generation` and `monitoring.queue`. pg-boss makes no promise about its tables, so
 * `test/jobs.test.ts` holds all of these against the pinned version and fails when the tables change.
 */
import type { PoolClient } from 'pg';
import type { Db } from 'pg-boss';
import { z } from 'zod';
import { readRow, readRows } from './read-rows.ts';

/** One attempt at a job. pg-boss raises `retryCount` each time a worker takes the job again. */
export interface JobAttempt {
  /** The job's uuid. */
  id: string;
  /** 0 for the first attempt. */
  retryCount: number;
}

/**
 * Wraps a transaction as pg-boss wants it, so that a job is enqueued or ended together with the rows it belongs to.
 *
 * @example
 * await boss.send('generation', data, { db: toJobDatabase(tx) });
 */
export function toJobDatabase(tx: PoolClient): Db {
  return { executeSql: (text, values) => tx.query(text, values) };
}

/** Locks a job's row until the transaction ends. */
export async function lockJob(tx: PoolClient, queue: string, jobId: string): Promise<void> {
  await tx.query('select 1 from pgboss.job where name = $1 and id = $2 for update', [queue, jobId]);
}

/**
 * Puts an active job back into its queue, to be taken again after some seconds. Leaves the number of allowed retries
 * as it is: those count lost workers.
 */
export async function returnJob(
  tx: PoolClient,
  queue: string,
  job: JobAttempt,
  afterSeconds: number,
): Promise<void> {
  await tx.query(
    `update pgboss.job
        set state = 'retry', heartbeat_on = null, retry_limit = retry_limit + 1,
            start_after = pgboss.job_now() + $4 * interval '1 s'
      where name = $1 and id = $2 and state = 'active' and retry_count = $3`,
    [queue, job.id, job.retryCount, afterSeconds],
  );
}

/**
 * Finds the singleton key, `<prefix>:<slot>`, with the fewest unfinished jobs. The caller must hold a lock that keeps
 * two transactions from choosing at once.
 *
 * @param slots How many slots there are, at least 1.
 * @returns the slot, 0 to `slots - 1`; the lowest of equals.
 */
export async function findShortestSlot(
  tx: PoolClient,
  queue: string,
  prefix: string,
  slots: number,
): Promise<number> {
  const { slot } = await readRow(
    tx,
    z.object({ slot: z.int() }),
    `select slot
       from generate_series(0, $3::int - 1) as slot
       left join pgboss.job as job
         on job.name = $1 and job.state < 'completed' and job.singleton_key = $2 || ':' || slot
      group by slot
      order by count(job.id), slot
      limit 1`,
    [queue, prefix, slots],
  );
  return slot;
}

/** Finds the oldest job that waits for the singleton key of this job. Null when none waits. */
export async function findNextInSlot(tx: PoolClient, queue: string, jobId: string): Promise<string | null> {
  const [next] = await readRows(
    tx,
    z.object({ id: z.string() }),
    `select next.id
       from pgboss.job as ended
       join pgboss.job as next on next.name = ended.name and next.singleton_key = ended.singleton_key
      where ended.name = $1 and ended.id = $2 and next.state < 'active'
      order by next.created_on
      limit 1`,
    [queue, jobId],
  );
  return next?.id ?? null;
}
