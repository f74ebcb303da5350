import { z } from 'zod';

const quantile = z.number().nullable();

/**
 * What a process says of itself every few seconds. Counts are since the sample before; quantiles are of the same
 * time, null where nothing was measured.
 */
export const healthSampleSchema = z.object({
  /** Delay of the event loop; null for what has none, like Postgres. */
  loopP50Ms: z.number().nullable(),
  loopP99Ms: z.number().nullable(),
  /** Memory, where it is known. */
  rssBytes: z.number().nullable(),
  heapBytes: z.number().nullable(),
  /** Open event streams, and how many it would serve at once; 0 for a process that serves none. */
  streams: z.number(),
  maxStreams: z.number(),
  /** Event streams that were opened, and those that were asked for in vain. */
  opened: z.number(),
  refused: z.number(),
  /** Events written to event streams, and the time from their commit until then. */
  written: z.number(),
  latencyP50Ms: quantile,
  latencyP95Ms: quantile,
  latencyP99Ms: quantile,
  requests: z.number(),
  /** Unexpected errors. */
  errors: z.number(),
  /** Stages that ended since the sample before. */
  stages: z.array(z.object({ stage: z.string(), durationMs: z.number() })),
  /** Providers whose newest answers were failures, with how many in a row. */
  failing: z.array(z.object({ provider: z.string(), failures: z.number(), code: z.string() })),
  /** Of Postgres: its open connections, how many it would take, and how much it stores. */
  connections: z.number().optional(),
  maxConnections: z.number().optional(),
  storedBytes: z.number().optional(),
  /** What waits for a worker; filled in by the database. */
  queueDepth: z.number().optional(),
  queueOldestSeconds: z.number().optional(),
});

/** See {@link healthSampleSchema}. */
export type HealthSample = z.infer<typeof healthSampleSchema>;
