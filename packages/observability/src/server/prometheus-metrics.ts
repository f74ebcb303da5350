import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';

/** The registry of a process, with the default metrics of Node and the gauge of its event streams, if it serves any. */
export function createRegistry(process: string, countStreams: (() => number) | undefined): Registry {
  const registry = new Registry();
  registry.setDefaultLabels({ process });
  collectDefaultMetrics({ register: registry });
  // promtool refuses a name in `_total` for what is no counter; the metrics by type of handle say more anyway.
  for (const kind of ['handles', 'requests', 'resources']) {
    registry.removeSingleMetric(`nodejs_active_${kind}_total`);
  }
  if (countStreams) {
    registry.registerMetric(
      new Gauge({
        name: 'headway_event_streams',
        help: 'Open event streams.',
        registers: [],
        collect() {
          this.set(countStreams());
        },
      }),
    );
  }
  return registry;
}

/** Registers the metrics that a process counts. */
export function createMetrics(metrics: Registry) {
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
