import { monitorEventLoopDelay } from 'node:perf_hooks';
import type { HealthSample } from '../protocol/health-sample.ts';
import { createErrorGroups, type ErrorGroup } from './error-groups.ts';
import { createFailingProviders } from './failing-providers.ts';
import { createLatencyWindow } from './latency-window.ts';
import { createMetrics, createRegistry } from './prometheus-metrics.ts';
import { redact } from './redact.ts';

/** Options of {@link createProcessHealth}. */
export interface ProcessHealthOptions {
  /** What kind of process this is: `web`, `worker`. */
  process: string;
  /** Event streams at this moment, for a process that serves them. */
  streams?: () => { open: number; max: number };
}

/** Counts what happens in a process, for reports of its health and for Prometheus. */
export type ProcessHealth = ReturnType<typeof createProcessHealth>;

/** How a stage ended. */
export interface StageOutcome {
  stage: string;
  provider: string;
  durationMs: number;
  /** The code of the failure, where the provider failed. */
  failure?: string | undefined;
}

/**
 * Creates the counters of a process and starts to measure the delay of its event loop.
 *
 * @example
 * const health = createProcessHealth({ process: 'worker' });
 * health.countError(new Error('unexpected'), 'mail');
 * const { sample, errors } = health.takeSample();
 */
export function createProcessHealth({ process: kind, streams }: ProcessHealthOptions) {
  const metrics = createRegistry(kind, streams && (() => streams().open));
  const prometheus = createMetrics(metrics);
  const loop = monitorEventLoopDelay({ resolution: 20 });
  loop.enable();
  const latency = createLatencyWindow();
  const groups = createErrorGroups();
  const providers = createFailingProviders();
  let counts = { requests: 0, errors: 0, opened: 0, refused: 0 };
  let stages: HealthSample['stages'] = [];

  return {
    process: kind,
    /** For Prometheus; the text of `/api/metrics`. */
    metrics,
    /** Counts an answered request. `route` is the pattern, never an address with ids. */
    countRequest(request: { method: string; route: string; status: number; seconds: number }): void {
      const { method, route, status, seconds } = request;
      counts.requests += 1;
      prometheus.requests.observe({ method, route, status: String(status) }, seconds);
    },
    countStream(outcome: 'opened' | 'refused'): void {
      counts[outcome] += 1;
      prometheus.streams.inc({ outcome });
    },
    /** Counts an event that was written to an event stream this long after its commit. */
    countWritten(latencyMs: number): void {
      latency.record(latencyMs);
      prometheus.latency.observe(latencyMs / 1000);
    },
    /** Counts a stage that ended. Failures of a provider count until it succeeds again. */
    countStage({ stage, provider, durationMs, failure }: StageOutcome): void {
      if (failure === undefined) {
        stages.push({ stage, durationMs });
        providers.addSuccess(provider);
        prometheus.stages.observe({ stage }, durationMs / 1000);
        return;
      }
      providers.addFailure(provider, failure);
      prometheus.failures.inc({ provider, code: failure });
    },
    /** Counts an unexpected error, which becomes an alert. */
    countError(error: unknown, during: string): void {
      counts.errors += 1;
      prometheus.errors.inc();
      const { message, stack } =
        error instanceof Error ? error : { message: String(error), stack: undefined };
      groups.add(
        { message: redact(message), stack: stack === undefined ? undefined : redact(stack) },
        during,
      );
    },
    /** Sets whether the database answered the last time. */
    setDatabaseUp: (isUp: boolean): void => prometheus.databaseUp.set(isUp ? 1 : 0),
    /** Sets the length of the job queue and how long its oldest job has waited. */
    setQueue({ depth, oldestSeconds }: { depth: number; oldestSeconds: number }): void {
      prometheus.queueDepth.set(depth);
      prometheus.queueWait.set(oldestSeconds);
    },
    /** Everything since the last sample. The counts start again from 0. */
    takeSample(): { sample: HealthSample; errors: ErrorGroup[] } {
      const written = latency.endWindow();
      const memory = process.memoryUsage();
      const { open, max } = streams?.() ?? { open: 0, max: 0 };
      const sample: HealthSample = {
        loopP50Ms: toMs(loop.percentile(50)),
        loopP99Ms: toMs(loop.percentile(99)),
        rssBytes: memory.rss,
        heapBytes: memory.heapUsed,
        streams: open,
        maxStreams: max,
        written: written.count,
        latencyP50Ms: written.p50,
        latencyP95Ms: written.p95,
        latencyP99Ms: written.p99,
        ...counts,
        stages,
        failing: providers.list(),
      };
      loop.reset();
      counts = { requests: 0, errors: 0, opened: 0, refused: 0 };
      stages = [];
      return { sample, errors: groups.drain() };
    },
    /** Puts back the errors of a sample that could not be reported. */
    restoreErrors: groups.restore,
  };
}

// The histogram adds its resolution of 20 ms to every delay; without a tick yet it is not a number.
function toMs(nanoseconds: number): number {
  return Number.isFinite(nanoseconds) ? Math.max(0, Math.round(nanoseconds / 1e5) / 10 - 20) : 0;
}
