import { setTimeout as delay } from 'node:timers/promises';
import { maintainDocuments, thinVersions } from '@headway/documents/server';
import type { Log, WorkerObserver } from '@headway/generations/server';
import { Pool } from 'pg';

/** What `startMaintenance` needs. */
export interface MaintenanceOptions {
  connectionString: string;
  log: Log;
  observer: Pick<WorkerObserver, 'failedUnexpectedly'>;
  /** How far apart two looks at the documents are, in milliseconds. Default one minute. */
  intervalMs?: number;
  /** How far apart two looks at their versions are, in milliseconds. Default one hour. */
  thinIntervalMs?: number;
}

const MINUTE_MS = 60_000;

/**
 * Starts looking after documents: compacts them, keeps automatic versions, and thins those out. Every worker does, and
 * they keep out of each other's way. Disposing of it ends it after the document that is in hand.
 */
export function startMaintenance({
  connectionString,
  log,
  observer,
  intervalMs = MINUTE_MS,
  thinIntervalMs = 60 * MINUTE_MS,
}: MaintenanceOptions): AsyncDisposable {
  const pool = new Pool({
    connectionString,
    max: 2,
    connectionTimeoutMillis: 5_000,
    application_name: 'headway-maintenance',
  });
  pool.on('error', ({ message }) => log.warn('maintenance lost a connection', { reason: message }));
  const stopping = new AbortController();
  const { signal } = stopping;
  let thinAt = 0;

  async function maintain(): Promise<void> {
    const { versioned, compacted, failed } = await maintainDocuments(pool, { signal });
    const isThinning = performance.now() >= thinAt && !signal.aborted;
    const thinned = isThinning ? await thinVersions(pool) : 0;
    if (isThinning) thinAt = performance.now() + thinIntervalMs;
    for (const { contentId, error } of failed) {
      log.error('a document could not be maintained', { contentId, reason: String(error) });
      observer.failedUnexpectedly(error, 'document maintenance');
    }
    const done = { versioned: versioned.length, compacted: compacted.length, thinned };
    if (Object.values(done).some((count) => count > 0)) log.info('documents maintained', done);
  }

  async function run(): Promise<void> {
    while (!signal.aborted) {
      try {
        await maintain();
      } catch (error) {
        // an outage: what was due is due the next time
        log.warn('documents could not be maintained', { reason: String(error) });
      }
      // ends early when aborted, which the loop sees for itself
      await delay(intervalMs, undefined, { signal }).catch(() => undefined);
    }
  }
  const running = run();

  return {
    async [Symbol.asyncDispose]() {
      stopping.abort();
      await running;
      await pool.end();
    },
  };
}
