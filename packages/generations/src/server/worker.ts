import { createOutageLog, createPool, isConnectionError, type ReportOutage } from '@headway/database';
import type { Providers, Stage } from '@headway/pipeline';
import { STAGES } from '@headway/pipeline/stages';
import { PgBoss } from 'pg-boss';
import { DEFAULT_LIMITS, type RetryLimits } from './give-up-or-retry.ts';
import type { Log } from './log.ts';
import { failLostGeneration } from './lost-generation.ts';
import { pruneTopic } from './prune-topic.ts';
import {
  createQueues,
  GENERATION_QUEUE,
  generationJobSchema,
  LOST_QUEUE,
  PRUNE_QUEUE,
  pruneJobSchema,
} from './queues.ts';
import { runGeneration } from './run-generation.ts';
import { inSpan, withTraceparent } from './tracing.ts';
import { NO_OBSERVER, type WorkerObserver } from './worker-observer.ts';

/** What `startWorker` needs. */
export interface WorkerOptions {
  /** Postgres, by a direct or session-mode connection: the worker listens for jobs. */
  connectionString: string;
  /** The six stages in their order. */
  stages: readonly Stage[];
  providers: Providers;
  /** How many generations it runs at once. Default 2. */
  concurrency?: number;
  limits?: Partial<RetryLimits>;
  log: Log;
  /** Told how stages end, for figures. Default: nobody is. */
  observer?: WorkerObserver;
  /** Aborting it stops the worker, as `stop` does. */
  signal?: AbortSignal;
}

/** A worker at work. */
export interface Worker {
  /**
   * Takes no more jobs, aborts the stages at work and gives their jobs back, so that another worker goes on at
   * once. Resolves within 3 s when everything is let go.
   */
  stop(): Promise<void>;
}

/** How soon a cancelled stage is told, at the latest. */
const HEARTBEAT_REFRESH_SECONDS = 1;
/** Retries and given-back jobs are found by polling. */
const POLLING = { pollingIntervalSeconds: 1, notifyPollingIntervalSeconds: 1 };

/** Starts taking jobs. Rejects when the database cannot be reached or the stages are not the six in order. */
export async function startWorker(options: WorkerOptions): Promise<Worker> {
  const {
    connectionString,
    stages,
    providers,
    concurrency = 2,
    log,
    observer = NO_OBSERVER,
    signal,
  } = options;
  if (stages.length !== STAGES.length || STAGES.some(({ id }, i) => stages[i]?.id !== id)) {
    throw new TypeError(`a worker needs the stages ${STAGES.map(({ id }) => id).join(', ')}`);
  }
  // what was opened is closed in reverse, by `stop` or when the start fails
  await using opened = new AsyncDisposableStack();
  const reportOutage = createOutageLog(log);
  const db = createPool({
    connectionString,
    applicationName: 'headway-worker',
    max: concurrency + 2,
    queryTimeoutMs: 15_000,
    onConnectionLost: ({ message }) => reportOutage(message),
  });
  opened.defer(() => db.end());
  const boss = openBoss(connectionString, concurrency, log, reportOutage);
  opened.defer(() => boss.stop({ graceful: true, timeout: 1000 }));
  await boss.start({ attempts: 4 });
  await createQueues(boss);

  const stopping = new AbortController();
  const runs = new Set<Promise<void>>();
  opened.defer(async () => {
    for (const queue of [GENERATION_QUEUE, LOST_QUEUE, PRUNE_QUEUE]) {
      await boss.offWork(queue, { wait: false });
    }
    stopping.abort(new Error('the worker is stopping'));
    await Promise.allSettled(runs);
  });
  const limits = { ...DEFAULT_LIMITS, ...options.limits };
  const context = {
    db,
    boss,
    stages,
    providers,
    limits,
    log,
    observer,
    reportOutage,
    stopping: stopping.signal,
  };
  await boss.work(
    GENERATION_QUEUE,
    { ...POLLING, localConcurrency: concurrency, heartbeatRefreshSeconds: HEARTBEAT_REFRESH_SECONDS },
    async ([job]) => {
      if (!job) return;
      const { generationId, contentId, traceparent } = generationJobSchema.parse(job.data);
      const { id, retryCount, signal } = job;
      const run = withTraceparent(traceparent, () =>
        inSpan('run generation', { generationId, contentId, attempt: retryCount }, () =>
          runGeneration(context, { id, retryCount, generationId, signal }),
        ),
      );
      runs.add(run);
      try {
        await run;
      } finally {
        runs.delete(run);
      }
    },
  );
  await boss.work(LOST_QUEUE, POLLING, async ([job]) => {
    if (job) await failLostGeneration({ db, boss, log }, generationJobSchema.parse(job.data).generationId);
  });
  await boss.work(PRUNE_QUEUE, { pollingIntervalSeconds: 30, batchSize: 100 }, async (jobs) => {
    for (const job of jobs) await pruneTopic(db, pruneJobSchema.parse(job.data).topic);
  });
  log.info('worker started', { concurrency });

  const resources = opened.move();
  let stopped: Promise<void> | undefined;
  async function stop(): Promise<void> {
    await resources.disposeAsync();
    log.info('worker stopped');
  }
  const worker: Worker = { stop: () => (stopped ??= stop()) };
  const onAbort = (): void => {
    worker.stop().catch((error: unknown) => log.error('worker did not stop', { reason: String(error) }));
  };
  if (signal?.aborted) onAbort();
  signal?.addEventListener('abort', onAbort, { once: true });
  return worker;
}

function openBoss(
  connectionString: string,
  concurrency: number,
  log: Log,
  reportOutage: ReportOutage,
): PgBoss {
  const boss = new PgBoss({
    connectionString,
    application_name: 'headway-worker-jobs',
    max: concurrency + 2,
    useListenNotify: true,
    schedule: false,
    superviseIntervalSeconds: 1,
    monitorIntervalSeconds: 1,
  });
  boss.on('error', (error) => {
    if (isConnectionError(error)) reportOutage(error.message);
    else log.error('job store', { reason: error.message });
  });
  boss.on('warning', ({ message }) => log.warn('job store', { reason: message }));
  return boss;
}
