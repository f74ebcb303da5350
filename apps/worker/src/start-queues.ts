import { createPool, isConnectionError, type ReportOutage } from '@headway/database';
import { admitByPlan, createJobs, startQueued, type Log } from '@headway/generations/server';
import { repeat } from '@headway/observability/server';

/** What `startQueues` needs. */
interface QueueOptions {
  connectionString: string;
  /** The most generations of one project that run at once. */
  projectConcurrency: number;
  log: Log;
  reportOutage: ReportOutage;
}

const INTERVAL_MS = 1000;
/** A queue that was halted by the plan is tried in every 30th round: a new month or a larger plan lets it go on. */
const HALTED_ROUNDS = 30;

/**
 * Starts to serve the queues of keywords: as soon as a generation of a project ends, the next keyword is started. People
 * are told when the articles of a list are done.
 * Disposing of it stops that. Rejects when the database cannot be reached.
 */
export async function startQueues(options: QueueOptions): Promise<AsyncDisposable> {
  const { connectionString, projectConcurrency, log, reportOutage } = options;
  await using opened = new AsyncDisposableStack();
  const db = createPool({
    connectionString,
    applicationName: 'headway-queues',
    max: 1,
    onConnectionLost: ({ message }) => reportOutage(message),
  });
  opened.defer(() => db.end());
  const jobs = await createJobs({ connectionString, projectConcurrency, log });
  opened.defer(() => jobs.stop());
  let round = 0;
  opened.use(
    repeat({
      everyMs: INTERVAL_MS,
      async run() {
        const halted = round % HALTED_ROUNDS === 0;
        round += 1;
        const started = await startQueued({ db, jobs, admit: admitByPlan }, { halted });
        await db.query('select private.notify_of_batches()');
        if (started > 0) log.info('articles started from queues', { started });
      },
      onError(error) {
        if (isConnectionError(error)) reportOutage(String(error));
        else log.error('a queue could not be served', { reason: String(error) });
      },
    }),
  );
  return opened.move();
}
