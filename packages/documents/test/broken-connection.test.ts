import { isConnectionError } from '@headway/database';
import { eventually } from '@headway/testing/eventually';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { readDocument } from '../src/server/index.ts';
import { startDocuments, type DocumentsHarness } from './harness.ts';

const pidsSchema = z.array(z.object({ pid: z.number() }));

let documents: DocumentsHarness;

beforeAll(async () => {
  documents = await startDocuments();
});
afterAll(() => documents.stop());

test('a transaction whose session the server ends rejects, the process goes on, and so does the pool', async () => {
  const { pool } = documents;
  const contentId = await documents.createContent();
  const viewer = documents.as(await documents.userId('viewer'));
  const holder = await pool.connect();
  try {
    await holder.query('begin');
    await holder.query(`select pg_advisory_xact_lock(hashtextextended('document:' || $1::text, 0))`, [
      contentId,
    ]);
    const reading = readDocument(viewer, { contentId }).then(
      () => undefined,
      (error: unknown) => error,
    );
    // waits for the lock of the document, in the middle of its transaction
    const [waiting] = await eventually(async () => {
      const { rows } = await pool.query(
        `select pid from pg_stat_activity where wait_event_type = 'Lock' and query like '%pg_advisory_xact_lock%'`,
      );
      return pidsSchema.min(1).parse(rows);
    });
    await pool.query('select pg_terminate_backend($1)', [waiting?.pid]);
    expect(isConnectionError(await reading)).toBe(true);
    await holder.query('rollback');
  } finally {
    holder.release();
  }
  expect(await readDocument(viewer, { contentId })).toMatchObject({ ok: true });
});
