import { z } from 'zod';

export const queuedKeywordSchema = z.object({
  id: z.uuid(),
  keyword: z.string(),
  /** BCP 47, such as `en-US`. */
  locale: z.string(),
  /** The title that the article is to have; null when the writer chooses it. */
  title: z.string().nullable(),
  /** Who added it; null once the account is deleted. */
  queuedBy: z.string().nullable(),
});

/** A keyword whose article is not started yet. */
export type QueuedKeyword = z.infer<typeof queuedKeywordSchema>;

/** How fast a queue moves. */
export interface Pace {
  /** How long an article takes: mean and standard deviation, in seconds. */
  mean: number;
  deviation: number;
  /** How many articles of the project are made at once. */
  slots: number;
}

/** The queue of a project. */
export interface ProjectQueue {
  isPaused: boolean;
  /** Whether it waits because the plan allows nothing more this month. */
  isHalted: boolean;
  /** When the plan's count starts anew. ISO 8601. */
  renewsAt: string;
  /** In the order in which they are started. */
  keywords: QueuedKeyword[];
  /** Null until enough articles were measured. */
  pace: Pace | null;
}
