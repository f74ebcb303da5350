import { retryOnOutage, withTransaction, type ReportOutage } from '@headway/database';
import { lockJob, type JobAttempt } from '@headway/database/jobs';
import type { Pool, PoolClient } from 'pg';
import { z } from 'zod';
import type { GenerationEvent } from '@headway/topics/content';
import {
  foldEvents,
  lockGeneration,
  recordEvents,
  type GenerationRecord,
} from '../store/generation-record.ts';
import { GENERATION_QUEUE } from '../store/queues.ts';
import { SHORT_LOCKS } from '../store/short-locks.ts';
import { inSpan, markEvents } from '../store/tracing.ts';

/** The job is another worker's, or nobody's: nothing that this run still does may be stored. */
export class ClaimLostError extends Error {
  override readonly name = 'ClaimLostError';
}

/** The right to write a generation, as long as the attempt is the job's present one. */
export interface Claim {
  readonly job: JobAttempt;
  /** The generation as this run has last written it. */
  readonly record: GenerationRecord;
  /**
   * Stores events and their fold, together with what `also` does, in one transaction that holds the job's row:
   * while it is held nobody else can take the job, so a generation has one writer. An outage of the database
   * is waited out. Rejects with `ClaimLostError` once the job is no longer this attempt's, and with the
   * signal's reason when it is aborted while waiting.
   */
  write(events: readonly GenerationEvent[], also?: (tx: PoolClient) => Promise<void>): Promise<void>;
  /** Reads with the same patience. */
  read<T>(query: (tx: PoolClient) => Promise<T>): Promise<T>;
}

interface ClaimOptions {
  db: Pool;
  job: JobAttempt;
  generationId: string;
  reportOutage: ReportOutage;
  signal: AbortSignal;
}

/** Reads the generation of a job that was just taken. Null when it was deleted meanwhile. */
export async function openClaim({
  db,
  job,
  generationId,
  reportOutage,
  signal,
}: ClaimOptions): Promise<Claim | null> {
  const opened = await retryOnOutage(reportOutage, signal, () =>
    withTransaction(
      db,
      async (tx) => {
        await holdJob(tx, job);
        return lockGeneration(tx, generationId);
      },
      SHORT_LOCKS,
    ),
  );
  if (!opened) return null;
  let record = opened;
  const claim: Claim = {
    job,
    get record() {
      return record;
    },
    async write(events, also) {
      const commit = (): Promise<void> =>
        withTransaction(
          db,
          async (tx) => {
            await holdJob(tx, job);
            const revision = await lockRevision(tx, record.id);
            // the answer to an earlier commit of the same was lost with its connection
            if (revision === record.revision + 1) return;
            if (revision !== record.revision)
              throw new ClaimLostError('the generation was written by another');
            await markEvents(tx);
            await recordEvents(tx, record, events);
            await also?.(tx);
          },
          SHORT_LOCKS,
        );
      await retryOnOutage(reportOutage, signal, () =>
        inSpan('commit events', { events: events.length }, commit),
      );
      record = foldEvents(record, events);
    },
    read: (query) => retryOnOutage(reportOutage, signal, () => withTransaction(db, query, SHORT_LOCKS)),
  };
  return claim;
}

/** Holds the job's row until the transaction ends, if the job is still this attempt's. */
async function holdJob(tx: PoolClient, job: JobAttempt): Promise<void> {
  if (!(await lockJob(tx, GENERATION_QUEUE, job))) {
    throw new ClaimLostError('the job is no longer held by this attempt');
  }
}

const revisionSchema = z.object({ revision: z.int() });

async function lockRevision(tx: PoolClient, id: string): Promise<number> {
  const { rows } = await tx.query('select revision from public.generations where id = $1 for update', [id]);
  if (rows.length === 0) throw new ClaimLostError('the generation was deleted');
  return revisionSchema.parse(rows[0]).revision;
}
