import { retryOnOutage, withTransaction, type ReportOutage } from '@headway/database';
import type { JobAttempt } from '@headway/database/jobs';
import type { GenerationEvent } from '@headway/topics/content';
import { escapeLiteral, type Pool, type PoolClient } from 'pg';
import { z } from 'zod';
import {
  foldEvents,
  lockGeneration,
  recordEvents,
  toRecording,
  type GenerationRecord,
} from '../store/generation-record.ts';
import { GENERATION_QUEUE } from '../store/queues.ts';
import { SHORT_LOCKS } from '../store/short-locks.ts';
import { inSpan } from '../store/tracing.ts';

/** The job no longer belongs to this attempt: nothing that the run still does may be stored. */
export class ClaimLostError extends Error {
  override readonly name = 'ClaimLostError';
}

/** The right to write a generation, for as long as its job belongs to this attempt. */
export interface Claim {
  readonly job: JobAttempt;
  /** The generation as this run has last written it. */
  readonly record: GenerationRecord;
  /**
   * Stores events and their fold, together with what `also` writes, in one transaction that locks the job's row: while
   * it is locked no other worker can take the job, so a generation has one writer. Waits while the database is away.
   * Without `also` it costs one round trip.
   *
   * @throws ClaimLostError when the job no longer belongs to this attempt; the signal's reason when it is aborted while
   * the database is away.
   */
  write(events: readonly GenerationEvent[], also?: (tx: PoolClient) => Promise<void>): Promise<void>;
  /** Reads in a transaction. Waits while the database is away. */
  read<T>(query: (tx: PoolClient) => Promise<T>): Promise<T>;
}

interface ClaimOptions {
  db: Pool;
  job: JobAttempt;
  generationId: string;
  reportOutage: ReportOutage;
  signal: AbortSignal;
}

/**
 * Claims the generation of a job that was just taken.
 *
 * @throws ClaimLostError when the job no longer belongs to this attempt or the generation was deleted.
 */
export async function openClaim(options: ClaimOptions): Promise<Claim> {
  const { db, job, generationId, reportOutage, signal } = options;
  const persist = <T>(work: () => Promise<T>): Promise<T> => retryOnOutage(reportOutage, signal, work);
  const [generation, queue, id] = [generationId, GENERATION_QUEUE, job.id].map(escapeLiteral);
  // holds the job and the generation; sent in the round trip of `begin`
  const opening = `select private.hold_generation(${generation}, ${queue}, ${id}, ${Math.trunc(job.retryCount)})`;
  const inHeldTransaction = <T>(work: (tx: PoolClient) => Promise<T>): Promise<T> =>
    toClaimLost(withTransaction(db, work, { ...SHORT_LOCKS, opening }));

  let record = await persist(() =>
    inHeldTransaction(async (tx) => {
      const stored = await lockGeneration(tx, generationId);
      if (!stored) throw new ClaimLostError('the generation was deleted');
      return stored;
    }),
  );

  /** Writes events in one statement. */
  async function writeAlone(events: readonly GenerationEvent[]): Promise<void> {
    const sql = 'select private.write_generation($1, $2, $3, $4, $5, $6::jsonb, $7, $8::jsonb, $9)';
    const claimed = [record.id, GENERATION_QUEUE, job.id, job.retryCount];
    await toClaimLost(db.query(sql, [...claimed, ...toRecording(record, events)]));
  }

  return {
    job,
    get record() {
      return record;
    },
    async write(events, also) {
      const write = (): Promise<void> =>
        also
          ? inHeldTransaction(async (tx) => {
              if (await recordEvents(tx, record, events)) await also(tx);
            })
          : writeAlone(events);
      await persist(() => inSpan('commit events', { events: events.length }, write));
      record = foldEvents(record, events);
    },
    read: (query) => persist(() => withTransaction(db, query, SHORT_LOCKS)),
  };
}

/** What the database reports when the attempt has lost the generation. */
const claimLostSchema = z.object({ code: z.literal('HW001'), message: z.string() });

async function toClaimLost<T>(work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (error) {
    const lost = claimLostSchema.safeParse(error);
    throw lost.success ? new ClaimLostError(lost.data.message, { cause: error }) : error;
  }
}
