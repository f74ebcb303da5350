import type { PgBoss } from 'pg-boss';
import { z } from 'zod';

/** One job per generation. */
export const GENERATION_QUEUE = 'generation';
/** Where a generation's job ends up once no worker survived it. */
export const LOST_QUEUE = 'generation-lost';
/** Delayed jobs that delete a finished topic's transient events. */
export const PRUNE_QUEUE = 'topic-prune';

/** What the jobs of `GENERATION_QUEUE` and `LOST_QUEUE` carry. */
export const generationJobSchema = z.object({
  generationId: z.uuid(),
  contentId: z.uuid(),
  /** The trace of the request, as the W3C header. */
  traceparent: z.string().optional(),
});
/** What the jobs of `PRUNE_QUEUE` carry. */
export const pruneJobSchema = z.object({ topic: z.string() });

export type GenerationJob = z.infer<typeof generationJobSchema>;
export type PruneJob = z.infer<typeof pruneJobSchema>;

/** A worker that has been silent for this long has lost its jobs; the least that pg-boss allows. */
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
 * Makes the queues, or brings those of an earlier version up to date.
 *
 * `singleton` with the key `<project>:<slot>` is what limits a project: one active job per slot. Retries carry
 * no delay of their own, so that a dead worker's job is taken over at once; only what failed waits, by
 * `giveBackJob`. `retryLimit` therefore counts lost workers alone.
 */
export async function createQueues(boss: PgBoss): Promise<void> {
  await boss.createQueue(LOST_QUEUE, LOST_SETTINGS);
  await boss.createQueue(GENERATION_QUEUE, {
    ...GENERATION_SETTINGS,
    policy: 'singleton',
    deadLetter: LOST_QUEUE,
  });
  await boss.createQueue(PRUNE_QUEUE, PRUNE_SETTINGS);
  await boss.updateQueue(LOST_QUEUE, LOST_SETTINGS);
  await boss.updateQueue(GENERATION_QUEUE, GENERATION_SETTINGS);
  await boss.updateQueue(PRUNE_QUEUE, PRUNE_SETTINGS);
}
