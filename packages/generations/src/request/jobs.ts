import { PgBoss } from 'pg-boss';
import type { Log } from '../store/log.ts';
import { createQueues } from '../store/queues.ts';

/** What `createJobs` needs. */
export interface JobsOptions {
  /** Postgres, also through a transaction pooler. */
  connectionString: string;
  /** The most generations of one project that run at once; the others wait. Default 2. */
  projectConcurrency?: number;
  /** Receives errors of the job store, which recovers by itself. */
  log: Log;
}

/** The job store of a process that enqueues. One per process. */
export interface Jobs {
  readonly boss: PgBoss;
  readonly projectConcurrency: number;
  /** Waits up to 1 s for statements under way, then closes the connections. */
  stop(): Promise<void>;
}

/**
 * Opens the job store for a process that enqueues and runs no jobs. Call `stop` at the end.
 *
 * @throws RangeError for a `projectConcurrency` below 1; the database's error when it cannot be reached. Nothing is left
 * open then.
 *
 * @example
 * const jobs = await createJobs({ connectionString: process.env.DATABASE_URL, log });
 */
export async function createJobs(options: JobsOptions): Promise<Jobs> {
  const projectConcurrency = options.projectConcurrency ?? 2;
  if (!Number.isInteger(projectConcurrency) || projectConcurrency < 1) {
    throw new RangeError('projectConcurrency must be a whole number of at least 1');
  }
  const boss = new PgBoss({
    connectionString: options.connectionString,
    application_name: 'headway-jobs',
    max: 2,
    supervise: false,
    schedule: false,
  });
  boss.on('error', (error) => options.log.error('job store', { error: error.message }));
  try {
    await boss.start();
    await createQueues(boss);
  } catch (error) {
    await boss.stop({ graceful: false });
    throw error;
  }
  return { boss, projectConcurrency, stop: () => boss.stop({ graceful: true, timeout: 1000 }) };
}
