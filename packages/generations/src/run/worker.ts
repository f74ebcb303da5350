import { createOutageLog, createPool, isConnectionError, type ReportOutage } from '@headway/database';
import type { Providers, Stage } from '@headway/pipeline';
import { STAGES } from '@headway/pipeline/stages';
import { PgBoss, type Job } from 'pg-boss';
import type { Log } from '../store/log.ts';
import { pruneTopic } from '../store/prune-topic.ts';
import {
  createQueues,
  GENERATION_QUEUE,
  generationJobSchema,
  LOST_QUEUE,
  PRUNE_QUEUE,
  pruneJobSchema,
} from '../store/queues.ts';
import { inSpan, withTraceparent } from '../store/tracing.ts';
import { DEFAULT_LIMITS, type RetryLimits } from './give-up-or-retry.ts';
import { failLostGeneration } from './lost-generation.ts';
import { runGeneration, type RunContext } from './run-generation.ts';
import { NO_OBSERVER, type WorkerObserver } from './worker-observer.ts';

/** What `startWorker` needs. */
export interface WorkerOptions {
  /** Postgres, over a direct or session-mode connection: the worker listens for jobs. */
  connectionString: string;
  /** The six stages in their order. */
  stages: readonly Stage[];
  providers: Providers;
  /** The most generations that run at once. Default 2. */
  concurrency?: number;
  /** How often a failed stage runs again. Default: see `RetryLimits`. */
  limits?: Partial<RetryLimits>;
  log: Log;
  /** Receives failures to reach the database. Default: they go to `log`, at most one line every 10 s. */
  reportOutage?: ReportOutage;
  /** Counts stages and defects. Default: nothing is counted. */
  observer?: WorkerObserver;
}

/** A running worker. Disposing of it is the same as `stop`. */
export interface Worker extends AsyncDisposable {
  /**
   * Takes no more jobs, aborts the running stages and returns their jobs to the queue, so that another worker takes
   * them at once. Resolves within 3 s.
   */
  stop(): Promise<void>;
}

/** A cancelled stage notices within this many seconds. */
const HEARTBEAT_REFRESH_SECONDS = 1;
/** Retries and returned jobs are found by polling. */
const POLLING = { pollingIntervalSeconds: 1, notifyPollingIntervalSeconds: 1 };

/**
 * Starts to run generations.
 *
 * @throws TypeError when `stages` are not the six stages in their order; the database's error when it cannot be reached.
 *
 * @example
 * const worker = await startWorker({ connectionString, stages, providers, log });
 * process.once('SIGTERM', () => void worker.stop());
 */
export async function startWorker(options: WorkerOptions): Promise<Worker> {
  const { stages, providers, concurrency = 2, log, observer = NO_OBSERVER } = options;
  if (stages.length !== STAGES.length || STAGES.some(({ id }, i) => stages[i]?.id !== id)) {
    throw new TypeError(`a worker needs the stages ${STAGES.map(({ id }) => id).join(', ')}`);
  }
  // opened resources are closed in reverse order, by `stop` or when the start fails
  await using opened = new AsyncDisposableStack();
  const reportOutage = options.reportOutage ?? createOutageLog(log);
  const connection = { connectionString: options.connectionString, max: concurrency + 2 };
  const db = createPool({
    ...connection,
    applicationName: 'headway-worker',
    queryTimeoutMs: 15_000,
    onConnectionLost: ({ message }) => reportOutage(message),
  });
  opened.defer(() => db.end());
  const boss = createBoss(connection, log, reportOutage);
  opened.defer(() => boss.stop({ graceful: true, timeout: 1000 }));
  await boss.start({ attempts: 4 });
  await createQueues(boss);

  const stopping = new AbortController();
  const limits = { ...DEFAULT_LIMITS, ...options.limits };
  const shared = { db, boss, stages, providers, limits, log, observer, reportOutage };
  const context: RunContext = { ...shared, stopping: stopping.signal };
  const runs = new Set<Promise<void>>();
  opened.defer(async () => {
    for (const queue of [GENERATION_QUEUE, LOST_QUEUE, PRUNE_QUEUE])
      await boss.offWork(queue, { wait: false });
    stopping.abort(new Error('the worker is stopping'));
    await Promise.allSettled(runs);
  });
  await takeJobs(context, concurrency, runs);
  log.info('worker started', { concurrency });

  const resources = opened.move();
  let stopped: Promise<void> | undefined;
  async function close(): Promise<void> {
    await resources.disposeAsync();
    log.info('worker stopped');
  }
  const stop = (): Promise<void> => (stopped ??= close());
  return { stop, [Symbol.asyncDispose]: stop };
}

/** Creates the job store of a process that works: it listens for jobs and watches over those of dead workers. */
function createBoss(
  connection: { connectionString: string; max: number },
  log: Log,
  reportOutage: ReportOutage,
): PgBoss {
  const boss = new PgBoss({
    ...connection,
    application_name: 'headway-worker-jobs',
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

/** Subscribes to the three queues. Runs that are under way are in `runs`. */
async function takeJobs(context: RunContext, concurrency: number, runs: Set<Promise<void>>): Promise<void> {
  const { db, boss } = context;
  await boss.work(
    GENERATION_QUEUE,
    { ...POLLING, localConcurrency: concurrency, heartbeatRefreshSeconds: HEARTBEAT_REFRESH_SECONDS },
    async ([job]) => {
      if (!job) return;
      const run = runJob(context, job);
      runs.add(run);
      await run.finally(() => runs.delete(run));
    },
  );
  await boss.work(LOST_QUEUE, POLLING, async ([job]) => {
    if (job) await failLostGeneration(context, generationJobSchema.parse(job.data).generationId);
  });
  await boss.work(PRUNE_QUEUE, { pollingIntervalSeconds: 30, batchSize: 100 }, async (jobs) => {
    for (const job of jobs) await pruneTopic(db, pruneJobSchema.parse(job.data).topic);
  });
}

/** Runs the generation of a job, in the trace of the request that enqueued it. */
function runJob(context: RunContext, { id, retryCount, signal, data }: Job<unknown>): Promise<void> {
  const { generationId, contentId, traceparent } = generationJobSchema.parse(data);
  return withTraceparent(traceparent, () =>
    inSpan('run generation', { generationId, contentId, attempt: retryCount }, () =>
      runGeneration(context, { id, retryCount, generationId, signal }),
    ),
  );
}
