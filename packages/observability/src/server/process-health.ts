import { monitorEventLoopDelay } from 'node:perf_hooks';
import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';
import type { HealthSample } from '../protocol/health-sample.ts';
import { createErrorGroups, type ErrorGroup } from './error-groups.ts';
import { createLatencyWindow } from './latency-window.ts';
import { redact } from './redact.ts';

export interface ProcessHealthOptions {
  /** What kind of process this is: `web`, `worker`. */
  process: string;
  /** Event streams at this moment, for a process that serves them. */
  streams?: () => { open: number; max: number };
}

/** Counts what happens in a process, for reports of its health and for Prometheus. */
export interface ProcessHealth {
  readonly process: string;
  /** For Prometheus; the text of `/api/metrics`. */
  readonly metrics: Registry;
  /** A request was answered. `route` is the pattern, never an address with ids. */
  countRequest(request: { method: string; route: string; status: number; seconds: number }): void;
  countStream(outcome: 'opened' | 'refused'): void;
  /** An event was written to an event stream, so long after its commit. */
  countWritten(latencyMs: number): void;
  /** A stage ended. Failures of a provider count until it succeeds again. */
  countStage(stage: StageOutcome): void;
  /** An unexpected error: becomes an alert. */
  countError(error: unknown, during: string): void;
  /** Whether the database answered the last time. */
  setDatabaseUp(up: boolean): void;
  /** Queue as the database has it. */
  setQueue(queue: { depth: number; oldestSeconds: number }): void;
  /** What happened since the last sample, which ends a window. */
  takeSample(): { sample: HealthSample; errors: ErrorGroup[] };
  /** Puts a sample's errors back that could not be reported. */
  restoreErrors(errors: readonly ErrorGroup[]): void;
}

/** How a stage ended. */
export interface StageOutcome {
  stage: string;
  provider: string;
  durationMs: number;
  /** Of a failure of the provider's. */
  failure?: string | undefined;
}

/** How long a failure is held against a provider that was not asked again. */
const FORGIVE_MS = 120_000;

/** Starts to count. */
export function createProcessHealth({ process: kind, streams }: ProcessHealthOptions): ProcessHealth {
  const metrics = new Registry();
  metrics.setDefaultLabels({ process: kind });
  collectDefaultMetrics({ register: metrics });
  // totals that are no counters: promtool refuses the name, and the parts say more
  for (const kind of ['handles', 'requests', 'resources']) {
    metrics.removeSingleMetric(`nodejs_active_${kind}_total`);
  }
  const prometheus = createMetrics(metrics);
  if (streams) {
    metrics.registerMetric(
      new Gauge({
        name: 'headway_event_streams',
        help: 'Open event streams.',
        registers: [],
        collect() {
          this.set(streams().open);
        },
      }),
    );
  }
  const loop = monitorEventLoopDelay({ resolution: 20 });
  loop.enable();
  const latency = createLatencyWindow();
  const groups = createErrorGroups();
  const failing = new Map<string, { failures: number; code: string; at: number }>();
  let counts = { requests: 0, errors: 0, opened: 0, refused: 0 };
  let stages: HealthSample['stages'] = [];

  return {
    process: kind,
    metrics,
    countRequest({ method, route, status, seconds }) {
      counts.requests += 1;
      prometheus.requests.observe({ method, route, status: String(status) }, seconds);
    },
    countStream(outcome) {
      counts[outcome] += 1;
      prometheus.streams.inc({ outcome });
    },
    countWritten(latencyMs) {
      latency.record(latencyMs);
      prometheus.latency.observe(latencyMs / 1000);
    },
    countStage({ stage, provider, durationMs, failure }) {
      if (failure === undefined) {
        stages.push({ stage, durationMs });
        failing.delete(provider);
        prometheus.stages.observe({ stage }, durationMs / 1000);
        return;
      }
      const failures = (failing.get(provider)?.failures ?? 0) + 1;
      failing.set(provider, { failures, code: failure, at: Date.now() });
      prometheus.failures.inc({ provider, code: failure });
    },
    countError(error, during) {
      counts.errors += 1;
      prometheus.errors.inc();
      const { message, stack } =
        error instanceof Error ? error : { message: String(error), stack: undefined };
      groups.add(
        { message: redact(message), stack: stack === undefined ? undefined : redact(stack) },
        during,
      );
    },
    setDatabaseUp: (up) => prometheus.databaseUp.set(up ? 1 : 0),
    setQueue({ depth, oldestSeconds }) {
      prometheus.queueDepth.set(depth);
      prometheus.queueWait.set(oldestSeconds);
    },
    takeSample() {
      const written = latency.take();
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
        failing: listFailing(),
      };
      loop.reset();
      counts = { requests: 0, errors: 0, opened: 0, refused: 0 };
      stages = [];
      return { sample, errors: groups.take() };
    },
    restoreErrors: (errors) => groups.restore(errors),
  };

  function listFailing(): HealthSample['failing'] {
    const since = Date.now() - FORGIVE_MS;
    for (const [provider, { at }] of failing) if (at < since) failing.delete(provider);
    return [...failing].map(([provider, { failures, code }]) => ({ provider, failures, code }));
  }
}

// A tick comes a resolution late by itself; and without one yet there is no figure.
function toMs(nanoseconds: number): number {
  return Number.isFinite(nanoseconds) ? Math.max(0, Math.round(nanoseconds / 1e5) / 10 - 20) : 0;
}

function createMetrics(metrics: Registry) {
  const registers = [metrics];
  const seconds = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];
  return {
    requests: new Histogram({
      name: 'headway_http_request_duration_seconds',
      help: 'Time to answer a request, up to its headers.',
      labelNames: ['method', 'route', 'status'],
      buckets: seconds,
      registers,
    }),
    streams: new Counter({
      name: 'headway_event_stream_requests_total',
      help: 'Event streams that were asked for, by whether they were opened.',
      labelNames: ['outcome'],
      registers,
    }),
    latency: new Histogram({
      name: 'headway_event_commit_to_write_seconds',
      help: 'Time from the commit of an event until it is written to an event stream.',
      buckets: seconds,
      registers,
    }),
    stages: new Histogram({
      name: 'headway_stage_duration_seconds',
      help: 'Time that a stage of a generation took.',
      labelNames: ['stage'],
      buckets: [0.5, 1, 2.5, 5, 10, 30, 60, 120, 300],
      registers,
    }),
    failures: new Counter({
      name: 'headway_provider_failures_total',
      help: 'Failures of providers.',
      labelNames: ['provider', 'code'],
      registers,
    }),
    errors: new Counter({ name: 'headway_errors_total', help: 'Unexpected errors.', registers }),
    databaseUp: new Gauge({
      name: 'headway_database_up',
      help: 'Whether the database answered the last time (1) or not (0).',
      registers,
    }),
    queueDepth: new Gauge({
      name: 'headway_queue_jobs',
      help: 'Generations that wait for a worker.',
      registers,
    }),
    queueWait: new Gauge({
      name: 'headway_queue_oldest_wait_seconds',
      help: 'How long the oldest waiting generation has waited.',
      registers,
    }),
  };
}
