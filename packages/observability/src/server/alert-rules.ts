import { z } from 'zod';
import { healthSampleSchema } from '../protocol/health-sample.ts';
import type { Alert } from '../protocol/alert.ts';
import type { Thresholds } from './thresholds.ts';

/** What the rules judge: `monitoring.view()` of the database. */
export const systemViewSchema = z.object({
  queueDepth: z.number(),
  queueOldestSeconds: z.number(),
  errorsLastMinute: z.number(),
  instances: z.array(
    z.object({
      instance: z.string(),
      process: z.string(),
      ageSeconds: z.number(),
      silentSeconds: z.number(),
      /** Whether it ended in order. */
      stopped: z.boolean(),
      sample: healthSampleSchema,
    }),
  ),
});

/** The figures that the rules judge. */
export type SystemView = z.infer<typeof systemViewSchema>;
type ViewedInstance = SystemView['instances'][number];

/** Something that a rule finds at this moment. */
export interface Finding extends Pick<Alert, 'kind' | 'severity' | 'title' | 'detail'> {
  /** The same as long as it is the same matter. */
  fingerprint: string;
}

/** A replacement has to last this long before the one it replaces is forgotten. */
const REPLACED_AFTER_SECONDS = 20;
/** What a whole installation takes to start. */
const START_SECONDS = 10;
/** Fewer events than this say nothing about latency. */
const LEAST_WRITTEN = 5;

/** What it means that a process is gone, by its kind. */
const CONSEQUENCES: Record<string, string> = {
  web: 'Its readers connect again by themselves, and go on where they were.',
  worker: 'What it worked on is taken over by others of its kind.',
  supabase: 'Until it is back, nobody signs in, and articles are not edited together.',
  postgres: 'Everything waits until it is back; nothing that was committed is lost.',
};

/** Everything that is wrong by the thresholds. What is no longer among the findings has cleared. */
export function evaluateRules(view: SystemView, thresholds: Thresholds): Finding[] {
  const isSilent = (one: ViewedInstance) => one.silentSeconds > thresholds.HEADWAY_ALERT_SILENCE_SECONDS;
  const alive = view.instances.filter((one) => !one.stopped && !isSilent(one));
  return [
    ...findVanished(view.instances, alive, isSilent),
    ...findNoWorker(alive),
    ...findQueue(view, thresholds),
    ...findErrors(view, thresholds),
    ...alive.flatMap((one) => [
      ...findLatency(one, thresholds),
      ...findSlowLoop(one, thresholds),
      ...findFailingProviders(one, thresholds),
    ]),
  ];
}

function findVanished(
  instances: ViewedInstance[],
  alive: ViewedInstance[],
  isSilent: (one: ViewedInstance) => boolean,
): Finding[] {
  return instances
    .filter((one) => !one.stopped && isSilent(one))
    .filter(
      (one) =>
        !alive.some(
          (other) =>
            other.process === one.process &&
            // started about when, or after, that one fell silent
            other.ageSeconds < one.silentSeconds + 1 &&
            other.ageSeconds > REPLACED_AFTER_SECONDS,
        ),
    )
    .map((one) => ({
      fingerprint: `instance-vanished:${one.instance}`,
      kind: 'instance-vanished',
      severity: 'warning',
      title: `${one.instance} has vanished`,
      detail: `This ${one.process} process ended without a word, or cannot reach the database. ${CONSEQUENCES[one.process] ?? ''}`,
    }));
}

function findNoWorker(alive: ViewedInstance[]): Finding[] {
  // While everything starts, others may be there first; before the web is, nobody asks for an article.
  const isRunning = alive.some((one) => one.process === 'web' && one.ageSeconds > START_SECONDS);
  if (!isRunning || alive.some((one) => one.process === 'worker')) return [];
  return [
    {
      fingerprint: 'worker-missing',
      kind: 'worker-missing',
      severity: 'critical',
      title: 'No worker is running',
      detail: 'Generations wait until a worker process is started.',
    },
  ];
}

function findQueue({ queueDepth, queueOldestSeconds }: SystemView, thresholds: Thresholds): Finding[] {
  const isDeep = queueDepth >= thresholds.HEADWAY_ALERT_QUEUE_DEPTH;
  const isOld = queueOldestSeconds >= thresholds.HEADWAY_ALERT_QUEUE_SECONDS;
  if (!isDeep && !isOld) return [];
  return [
    {
      fingerprint: 'queue-growing',
      kind: 'queue-growing',
      severity: 'warning',
      title: isDeep ? 'Many generations wait' : 'A generation has waited for long',
      detail: 'More workers, or more generations at once in each, would take them up.',
    },
  ];
}

function findErrors({ errorsLastMinute }: SystemView, thresholds: Thresholds): Finding[] {
  if (errorsLastMinute < thresholds.HEADWAY_ALERT_ERRORS_PER_MINUTE) return [];
  return [
    {
      fingerprint: 'error-rate',
      kind: 'error-rate',
      severity: 'critical',
      title: 'Many unexpected errors',
      detail: `At least ${thresholds.HEADWAY_ALERT_ERRORS_PER_MINUTE} within a minute; see those grouped below.`,
    },
  ];
}

function findLatency({ instance, sample }: ViewedInstance, thresholds: Thresholds): Finding[] {
  const limit = thresholds.HEADWAY_ALERT_LATENCY_MS;
  if (sample.written < LEAST_WRITTEN || (sample.latencyP95Ms ?? 0) < limit) return [];
  return [
    {
      fingerprint: `latency:${instance}`,
      kind: 'latency',
      severity: 'warning',
      title: `Events reach readers late on ${instance}`,
      detail: `One in twenty takes longer than ${limit} ms from commit to write.`,
    },
  ];
}

function findSlowLoop({ instance, sample }: ViewedInstance, thresholds: Thresholds): Finding[] {
  const limit = thresholds.HEADWAY_ALERT_LOOP_MS;
  if ((sample.loopP99Ms ?? 0) < limit) return [];
  return [
    {
      fingerprint: `event-loop:${instance}`,
      kind: 'event-loop',
      severity: 'warning',
      title: `${instance} is held up`,
      detail: `Its event loop was delayed by more than ${limit} ms.`,
    },
  ];
}

function findFailingProviders({ sample }: ViewedInstance, thresholds: Thresholds): Finding[] {
  return sample.failing
    .filter(({ failures }) => failures >= thresholds.HEADWAY_ALERT_PROVIDER_FAILURES)
    .map(({ provider, code }) => ({
      fingerprint: `provider-failing:${provider}`,
      kind: 'provider-failing',
      severity: 'critical',
      title: `${provider} fails`,
      detail: `Its newest answers were failures (${code}). Generations that need it are tried again, and fail when it stays so.`,
    }));
}
