import { afterAll, beforeAll, expect, test } from 'vitest';
import { thinVersions } from '../src/server/index.ts';
import { startDocuments, type DocumentsHarness } from './harness.ts';

let documents: DocumentsHarness;

beforeAll(async () => {
  documents = await startDocuments();
});
afterAll(() => documents.stop());

test('old automatic versions are deleted, named ones are kept, and authors are passed on', async () => {
  const contentId = await documents.createContent();
  const { pool } = documents;
  // as if the article had been written a month ago, in the hour in which the first of these were kept
  await pool.query(
    `update public.document_versions set created_at = date_trunc('day', now(), 'UTC') + '11:59' - '30 days'::interval
      where content_id = $1 and kind = 'generated'`,
    [contentId],
  );
  const [owner, editor] = [await documents.userId('owner'), await documents.userId('editor')];
  // at noon, so that an hour and a day are the same wherever the day is cut
  const keep = async (
    label: string,
    age: string,
    minute: number,
    author: string,
    { name = null, kind = 'automatic' }: { name?: string | null; kind?: string } = {},
  ) => {
    await pool.query(
      `insert into public.document_versions (id, content_id, seq, name, state, authors, created_at, kind)
       values (md5($1 || $2::uuid::text)::uuid, $2::uuid, 0, $3, '\\x0000', array[$4::uuid],
               date_trunc('day', now(), 'UTC') + '12:00' - $5::interval + make_interval(mins => $6), $7)`,
      [label, contentId, name, author, age, minute, kind],
    );
  };
  await keep('month, morning', '30 days', 0, owner);
  await keep('month, named', '30 days', 10, editor, { name: 'Kept' });
  await keep('month, before a restoration', '30 days', 20, owner, { kind: 'before_restore' });
  await keep('month, restored', '30 days', 21, owner, { kind: 'restored' });
  await keep('month, later', '30 days', 70, owner);
  await keep('month, last', '30 days', 300, editor);
  await keep('another day', '29 days', 0, owner);
  await keep('week, first', '3 days', 0, owner);
  await keep('week, last of the hour', '3 days', 59, editor);
  await keep('week, next hour', '3 days', 60, owner);
  await pool.query(
    `insert into public.document_versions (content_id, seq, state, created_at)
     select $1, 0, '\\x0000', now() - make_interval(mins => minute) from generate_series(1, 20) as minute`,
    [contentId],
  );
  expect(await thinVersions({ db: pool })).toBe(3);
  expect(await thinVersions({ db: pool })).toBe(0);
  const authorsOf = async (label: string) => {
    const { rows } = await pool.query<{ authors: string[] }>(
      'select authors from public.document_versions where id = md5($1 || $2::uuid::text)::uuid',
      [label, contentId],
    );
    return rows[0]?.authors.toSorted();
  };
  const generated = await pool.query(
    `select from public.document_versions where content_id = $1 and kind = 'generated'`,
    [contentId],
  );
  expect(generated.rowCount).toBe(1);
  const both = [owner, editor].toSorted();
  expect(await authorsOf('month, morning')).toBeUndefined();
  expect(await authorsOf('month, named')).toEqual(both);
  expect(await authorsOf('month, before a restoration')).toEqual([owner]);
  expect(await authorsOf('month, restored')).toEqual([owner]);
  expect(await authorsOf('month, later')).toBeUndefined();
  expect(await authorsOf('month, last')).toEqual(both);
  expect(await authorsOf('another day')).toEqual([owner]);
  expect(await authorsOf('week, first')).toBeUndefined();
  expect(await authorsOf('week, last of the hour')).toEqual(both);
  expect(await authorsOf('week, next hour')).toEqual([owner]);
});
