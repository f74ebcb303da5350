import * as z from 'zod/mini';

const figure = z._default(z.nullable(z.number()), null);
const count = z._default(z.number(), 0);

/**
 * What a process reports of itself every few seconds. Counts are since the sample before; quantiles are of the same
 * time, null where nothing was measured. A figure that is left out is 0 or null: Postgres has few of them.
 */
export const healthSampleSchema = z.object({
  /** Delay of the event loop; null for what has none, like Postgres. */
  loopP50Ms: figure,
  loopP99Ms: figure,
  /** Memory, where it is known. */
  rssBytes: figure,
  heapBytes: figure,
  /** Open event streams, and how many it would serve at once; 0 for a process that serves none. */
  streams: count,
  maxStreams: count,
  /** Event streams that were opened, and those that were asked for in vain. */
  opened: count,
  refused: count,
  /** Events written to event streams, and the time from their commit until then. */
  written: count,
  latencyP50Ms: figure,
  latencyP95Ms: figure,
  latencyP99Ms: figure,
  requests: count,
  /** Unexpected errors. */
  errors: count,
  /** Stages that ended since the sample before. */
  stages: z._default(z.array(z.object({ stage: z.string(), durationMs: z.number() })), []),
  /** Providers whose newest answers were failures, with how many in a row. */
  failing: z._default(
    z.array(z.object({ provider: z.string(), failures: z.number(), code: z.string() })),
    [],
  ),
  /** Of Postgres: its open connections, how many it would take, and how much it stores. */
  connections: z.optional(z.number()),
  maxConnections: z.optional(z.number()),
  storedBytes: z.optional(z.number()),
  /** What waits for a worker; filled in by the database. */
  queueDepth: z.optional(z.number()),
  queueOldestSeconds: z.optional(z.number()),
});

/** See {@link healthSampleSchema}. */
export type HealthSample = z.infer<typeof healthSampleSchema>;
