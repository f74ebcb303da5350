import type { PgBoss } from 'pg-boss';
import { z } from 'zod';

/** One job per generation. */
export const GENERATION_QUEUE = 'generation';
/** Receives a generation's job when it is out of retries. */
export const LOST_QUEUE = 'generation-lost';
/** Delayed jobs that delete a finished topic's transient events. */
export const PRUNE_QUEUE = 'topic-prune';

/** The data of jobs in `GENERATION_QUEUE` and `LOST_QUEUE`. */
export const generationJobSchema = z.object({
  generationId: z.uuid(),
  contentId: z.uuid(),
  /** The trace of the request, as the W3C header. */
  traceparent: z.string().optional(),
});
/** The data of jobs in `PRUNE_QUEUE`. */
export const pruneJobSchema = z.object({ topic: z.string() });

export type GenerationJob = z.infer<typeof generationJobSchema>;
export type PruneJob = z.infer<typeof pruneJobSchema>;

/** A worker without a heartbeat for this long loses its jobs. pg-boss allows no less. */
const HEARTBEAT_SECONDS = 10;

const LOST_SETTINGS = { retryLimit: 20, retryDelay: 1, retryBackoff: true, notify: true };
const GENERATION_SETTINGS = {
  notify: true,
  heartbeatSeconds: HEARTBEAT_SECONDS,
  expireInSeconds: 60 * 60,
  retryLimit: 5,
  retryDelay: 0,
};
const PRUNE_SETTINGS = { retryLimit: 5, retryDelay: 5, retryBackoff: true };

/**
 * Creates the queues, or updates those of an earlier version.
 *
 * The policy `singleton` with the key `<project>:<slot>` limits a project: one active job per slot. Retries have no
 * delay, so that another worker takes a dead worker's job over at once; a failed stage waits by `giveBackJob`, which
 * uses up no retry. `retryLimit` therefore counts lost workers only.
 */
export async function createQueues(boss: PgBoss): Promise<void> {
  // what pg-boss cannot change later
  const fixed = { policy: 'singleton', deadLetter: LOST_QUEUE } as const;
  await boss.createQueue(LOST_QUEUE, LOST_SETTINGS);
  await boss.createQueue(GENERATION_QUEUE, { ...GENERATION_SETTINGS, ...fixed });
  await boss.createQueue(PRUNE_QUEUE, PRUNE_SETTINGS);
  await boss.updateQueue(LOST_QUEUE, LOST_SETTINGS);
  await boss.updateQueue(GENERATION_QUEUE, GENERATION_SETTINGS);
  await boss.updateQueue(PRUNE_QUEUE, PRUNE_SETTINGS);
}
