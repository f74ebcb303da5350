import { readRows } from '@headway/database';
import type { PoolClient } from 'pg';
import { z } from 'zod';
import { authorshipSchema, type Authorship } from '../../protocol/comparison.ts';
import { isYjsUpdate } from '../../protocol/updates/is-yjs-update.ts';
import { createAuthorshipLedger, type AuthorshipLedger } from './authorship-ledger.ts';

const recordedSchema = z.object({
  ...authorshipSchema.shape,
  client: z.coerce.number(),
  clock: z.coerce.number(),
  length: z.coerce.number(),
});
const updateSchema = z.object({ update: z.instanceof(Uint8Array), userId: z.string().nullable() });

/** Who wrote which characters of a document, from the recorded authorship and the updates that are still in the log. */
export async function readAuthorship(tx: PoolClient, contentId: string): Promise<AuthorshipLedger> {
  const ledger = createAuthorshipLedger();
  const recorded = await readRows(
    tx,
    recordedSchema,
    `select client, clock, length, origin, user_id as "userId" from private.document_authorship
      where content_id = $1 order by client, clock`,
    [contentId],
  );
  for (const range of recorded) ledger.add(range);
  const sql = `select update, user_id as "userId" from public.document_updates where content_id = $1 order by seq`;
  for (const { update, userId } of await readRows(tx, updateSchema, sql, [contentId])) {
    if (isYjsUpdate(update)) ledger.addUpdate(update, { origin: 'written', userId });
  }
  return ledger;
}

/** Records who wrote what. Call it before updates are deleted from the log. */
export async function recordAuthorship(tx: PoolClient, contentId: string): Promise<void> {
  await saveLedger(tx, contentId, await readAuthorship(tx, contentId));
}

/** Records the origin of an update that was not written by a person: generated or restored. */
export async function recordOrigin(
  tx: PoolClient,
  contentId: string,
  { update, by }: { update: Uint8Array; by: Authorship },
): Promise<void> {
  const ledger = createAuthorshipLedger();
  ledger.addUpdate(update, by);
  await saveLedger(tx, contentId, ledger);
}

async function saveLedger(tx: PoolClient, contentId: string, ledger: AuthorshipLedger): Promise<void> {
  const ranges = [...ledger.ranges().values()].flat();
  await tx.query(
    `insert into private.document_authorship as known (content_id, client, clock, length, origin, user_id)
     select $1, range.client, range.clock, range.length, range.origin, account.id
       from unnest($2::bigint[], $3::bigint[], $4::bigint[], $5::text[], $6::uuid[])
              as range (client, clock, length, origin, user_id)
       left join auth.users as account on account.id = range.user_id
     on conflict (content_id, client, clock) do update set length = excluded.length
      where known.length < excluded.length`,
    [
      contentId,
      ranges.map((range) => range.client),
      ranges.map(({ clock }) => clock),
      ranges.map(({ length }) => length),
      ranges.map(({ origin }) => origin),
      ranges.map(({ userId }) => userId),
    ],
  );
}
