import { z } from 'zod';

const positive = (fallback: number) => z.coerce.number().positive().default(fallback);

const schema = z.object({
  /** Seconds of silence after which a process counts as vanished; reports come every five. */
  HEADWAY_ALERT_SILENCE_SECONDS: positive(8),
  /** Generations that wait. */
  HEADWAY_ALERT_QUEUE_DEPTH: positive(25),
  /** Seconds that the oldest has waited. */
  HEADWAY_ALERT_QUEUE_SECONDS: positive(300),
  /** Failures of a provider in a row. */
  HEADWAY_ALERT_PROVIDER_FAILURES: positive(2),
  /** 95th percentile from commit to write. */
  HEADWAY_ALERT_LATENCY_MS: positive(500),
  /** 99th percentile of the delay of the event loop. */
  HEADWAY_ALERT_LOOP_MS: positive(500),
  /** Unexpected errors within a minute. */
  HEADWAY_ALERT_ERRORS_PER_MINUTE: positive(10),
});

/** When an alert is raised. */
export type Thresholds = z.infer<typeof schema>;

/**
 * Reads the thresholds from the environment, with defaults.
 *
 * @throws Error that names the variables that are not positive numbers.
 */
export function parseThresholds(env: NodeJS.ProcessEnv): Thresholds {
  const parsed = schema.safeParse(env);
  if (parsed.success) return parsed.data;
  throw new Error(
    `thresholds of alerts are positive numbers: ${parsed.error.issues.map(({ path }) => path.join('.')).join(', ')}`,
  );
}
