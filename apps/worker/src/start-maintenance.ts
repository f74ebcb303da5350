import { createPool, isConnectionError, type ReportOutage } from '@headway/database';
import { maintainDocuments, thinVersions } from '@headway/documents/server';
import type { Log, WorkerObserver } from '@headway/generations/server';
import { repeat } from '@headway/observability/server';
import type { Pool } from 'pg';
import { measureArticles } from './measure-articles.ts';
import { deleteOldActivity } from './delete-old-activity.ts';
import { deleteOldTrash } from './delete-old-trash.ts';

/** What `startMaintenance` needs. */
export interface MaintenanceOptions {
  connectionString: string;
  log: Log;
  reportOutage: ReportOutage;
  observer: Pick<WorkerObserver, 'failedUnexpectedly'>;
  /** Milliseconds between two rounds over the documents. Default one minute. */
  intervalMs?: number;
  /** Milliseconds between two rounds over their versions, the trash and the activity of projects. Default one hour. */
  thinIntervalMs?: number;
}

const MINUTE_MS = 60_000;

/**
 * Starts to maintain documents: compacts them, stores automatic versions, measures edited articles, thins versions out,
 * and deletes what is too old of the trash and of the activity of projects. Several workers may do so at once; each
 * document is locked by one of them. Disposing of it waits for the document that is under way.
 */
export function startMaintenance({
  connectionString,
  log,
  reportOutage,
  observer,
  intervalMs = MINUTE_MS,
  thinIntervalMs = 60 * MINUTE_MS,
}: MaintenanceOptions): AsyncDisposable {
  const pool = createPool({
    connectionString,
    applicationName: 'headway-maintenance',
    max: 2,
    onConnectionLost: ({ message }) => reportOutage(message),
  });
  let thinAt = 0;
  const rounds = repeat({
    everyMs: intervalMs,
    async run(signal) {
      await maintain(pool, signal, { log, observer });
      const measured = await measureArticles(pool, signal);
      if (measured > 0) log.info('edited articles measured', { measured });
      if (signal.aborted || performance.now() < thinAt) return;
      const thinned = await thinVersions({ db: pool });
      if (thinned > 0) log.info('versions thinned out', { thinned });
      const deleted = await deleteOldTrash(pool);
      if (deleted > 0) log.info('old trash deleted', { deleted });
      const forgotten = await deleteOldActivity(pool, signal);
      if (forgotten > 0) log.info('old activity deleted', { deleted: forgotten });
      thinAt = performance.now() + thinIntervalMs;
    },
    // what was due is due in the next round
    onError(error) {
      if (isConnectionError(error)) reportOutage(String(error));
      else log.warn('documents could not be maintained', { reason: String(error) });
    },
  });
  return {
    async [Symbol.asyncDispose]() {
      await rounds[Symbol.asyncDispose]();
      await pool.end();
    },
  };
}

async function maintain(
  pool: Pool,
  signal: AbortSignal,
  { log, observer }: Pick<MaintenanceOptions, 'log' | 'observer'>,
): Promise<void> {
  const { versioned, compacted, failed } = await maintainDocuments({ db: pool }, { signal });
  for (const { contentId, error } of failed) {
    log.error('a document could not be maintained', { contentId, reason: String(error) });
    observer.failedUnexpectedly(error, 'document maintenance');
  }
  if (versioned.length + compacted.length > 0) {
    log.info('documents maintained', { versioned: versioned.length, compacted: compacted.length });
  }
}
