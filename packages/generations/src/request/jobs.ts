import { PgBoss } from 'pg-boss';
import type { Log } from '../store/log.ts';
import { createQueues } from '../store/queues.ts';

/** What `createJobs` needs. */
export interface JobsOptions {
  /** Postgres; a transaction pooler is enough for enqueuing. */
  connectionString: string;
  /** How many generations of one project run at once; the others wait. Default 2. */
  projectConcurrency?: number;
  /** Where errors of the job store go; it recovers from them by itself. */
  log: Log;
}

/** The job store, ready for enqueuing. One per process; `stop` it at the end. */
export interface Jobs {
  readonly boss: PgBoss;
  readonly projectConcurrency: number;
  stop(): Promise<void>;
}

/**
 * Opens the job store for a process that enqueues but does not work: no listening, no supervision. Rejects when the
 * database cannot be reached; nothing is left open then.
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
