import { z } from 'zod';
import { healthSampleSchema } from '../protocol/health-sample.ts';
import type { Alert } from '../protocol/alert.ts';
import type { Thresholds } from './thresholds.ts';

/** The figures that the rules evaluate: `monitoring.view()` of the database. */
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
      /** Whether it reported that it ends. */
      stopped: z.boolean(),
      sample: healthSampleSchema,
    }),
  ),
});

/** See {@link systemViewSchema}. */
export type SystemView = z.infer<typeof systemViewSchema>;
type ViewedInstance = SystemView['instances'][number];

/** Something that a rule finds at this moment. */
export interface Finding extends Pick<Alert, 'kind' | 'severity' | 'title' | 'detail'> {
  /** The same in every evaluation that finds the same matter. */
  fingerprint: string;
}

/** A process that takes the place of another must run for this long before the other is forgotten. */
const REPLACED_AFTER_SECONDS = 20;
/** A whole installation starts within this time. */
const START_SECONDS = 10;
/** With fewer events, the latency is not evaluated. */
const LEAST_WRITTEN = 5;

/** What follows when a process is gone, by its kind. */
const CONSEQUENCES: Record<string, string> = {
  web: 'Its readers connect again by themselves, and go on where they were.',
  worker: 'Other workers take over what it worked on.',
  supabase: 'Until it is back, nobody signs in, and articles are not edited together.',
  postgres: 'Everything waits until it is back; nothing that was committed is lost.',
};

/** Evaluates all rules. An alert whose finding is missing from the result has cleared. */
export function evaluateRules(view: SystemView, limits: Thresholds): Finding[] {
  const isSilent = (one: ViewedInstance) => one.silentSeconds > limits.HEADWAY_ALERT_SILENCE_SECONDS;
  const running = view.instances.filter((one) => !one.stopped);
  const alive = running.filter((one) => !isSilent(one));
  const vanished = running.filter((one) => isSilent(one) && !isReplaced(one, alive));
  return [
    ...vanished.map(({ instance, process }) =>
      toFinding('instance-vanished', instance, {
        severity: 'warning',
        title: `${instance} has vanished`,
        detail: `This ${process} process ended without a report, or cannot reach the database. ${CONSEQUENCES[process] ?? ''}`,
      }),
    ),
    ...findNoWorker(alive),
    ...findQueue(view, limits),
    ...findErrors(view, limits),
    ...alive.flatMap((one) => [
      ...findLatency(one, limits),
      ...findSlowLoop(one, limits),
      ...findFailingProviders(one, limits),
    ]),
  ];
}

function toFinding(
  kind: string,
  subject: string | null,
  texts: Pick<Finding, 'severity' | 'title' | 'detail'>,
): Finding {
  return { fingerprint: subject === null ? kind : `${kind}:${subject}`, kind, ...texts };
}

/** Whether another process of its kind started after this one fell silent (or up to 1 s before), and keeps running. */
function isReplaced({ process, silentSeconds }: ViewedInstance, alive: ViewedInstance[]): boolean {
  return alive.some(
    (other) =>
      other.process === process &&
      other.ageSeconds < silentSeconds + 1 &&
      other.ageSeconds > REPLACED_AFTER_SECONDS,
  );
}

function* findNoWorker(alive: ViewedInstance[]): Generator<Finding> {
  // At a start, other processes may report before the worker; until the web process runs, nobody asks for an article.
  const isRunning = alive.some((one) => one.process === 'web' && one.ageSeconds > START_SECONDS);
  if (!isRunning || alive.some((one) => one.process === 'worker')) return;
  yield toFinding('worker-missing', null, {
    severity: 'critical',
    title: 'No worker is running',
    detail: 'Generations wait until a worker process is started.',
  });
}

function* findQueue({ queueDepth, queueOldestSeconds }: SystemView, limits: Thresholds): Generator<Finding> {
  const isDeep = queueDepth >= limits.HEADWAY_ALERT_QUEUE_DEPTH;
  if (!isDeep && queueOldestSeconds < limits.HEADWAY_ALERT_QUEUE_SECONDS) return;
  yield toFinding('queue-growing', null, {
    severity: 'warning',
    title: isDeep ? 'Many generations wait' : 'A generation has waited for long',
    detail: 'Start more workers, or let each of them run more generations at once.',
  });
}

function* findErrors({ errorsLastMinute }: SystemView, limits: Thresholds): Generator<Finding> {
  const limit = limits.HEADWAY_ALERT_ERRORS_PER_MINUTE;
  if (errorsLastMinute < limit) return;
  yield toFinding('error-rate', null, {
    severity: 'critical',
    title: 'Many unexpected errors',
    detail: `At least ${limit} within a minute; see those grouped below.`,
  });
}

function* findLatency({ instance, sample }: ViewedInstance, limits: Thresholds): Generator<Finding> {
  const limit = limits.HEADWAY_ALERT_LATENCY_MS;
  if (sample.written < LEAST_WRITTEN || (sample.latencyP95Ms ?? 0) < limit) return;
  yield toFinding('latency', instance, {
    severity: 'warning',
    title: `Events reach readers late on ${instance}`,
    detail: `One in twenty takes longer than ${limit} ms from commit to write.`,
  });
}

function* findSlowLoop({ instance, sample }: ViewedInstance, limits: Thresholds): Generator<Finding> {
  const limit = limits.HEADWAY_ALERT_LOOP_MS;
  if ((sample.loopP99Ms ?? 0) < limit) return;
  yield toFinding('event-loop', instance, {
    severity: 'warning',
    title: `${instance} is held up`,
    detail: `Its event loop was delayed by more than ${limit} ms.`,
  });
}

function* findFailingProviders({ sample }: ViewedInstance, limits: Thresholds): Generator<Finding> {
  for (const { provider, failures, code } of sample.failing) {
    if (failures < limits.HEADWAY_ALERT_PROVIDER_FAILURES) continue;
    yield toFinding('provider-failing', provider, {
      severity: 'critical',
      title: `${provider} fails`,
      detail: `Its newest answers were failures (${code}). Generations that need it are tried again, and fail if this goes on.`,
    });
  }
}
