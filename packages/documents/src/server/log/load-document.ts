import { readRows } from '@headway/database';
import type { PoolClient } from 'pg';
import type * as Y from 'yjs';
import { z } from 'zod';
import { mergeLog } from './merge-log.ts';

const headSchema = z.object({
  epoch: z.string(),
  seq: z.coerce.number(),
  state: z.instanceof(Uint8Array).nullable(),
  snapshot_seq: z.coerce.number().nullable(),
});
const updateSchema = z.object({
  seq: z.coerce.number(),
  update: z.instanceof(Uint8Array),
});

/** A document at one instant. */
export interface LoadedDocument {
  doc: Y.Doc;
  epoch: string;
  /** The number of the last update in it. */
  seq: number;
  /** How many updates follow the snapshot. */
  tail: number;
  /** Numbers of updates that are not part of it, because Yjs cannot apply them. */
  isolated: number[];
}

/**
 * Loads the snapshot and the updates that follow it. Call `lockDocument` first: between the two queries a compaction
 * would delete updates.
 *
 * @returns `null` if there is no such document
 */
export async function loadDocument(tx: PoolClient, contentId: string): Promise<LoadedDocument | null> {
  const [head] = await readRows(
    tx,
    headSchema,
    `select d.epoch, d.seq, s.seq as snapshot_seq, s.state
       from public.documents as d left join public.document_snapshots as s using (content_id)
      where d.content_id = $1`,
    [contentId],
  );
  if (!head) return null;
  const updates = await readRows(
    tx,
    updateSchema,
    `select seq, update from public.document_updates
      where content_id = $1 and seq > $2 and seq <= $3 order by seq`,
    [contentId, head.snapshot_seq ?? 0, head.seq],
  );
  const { doc, isolated } = mergeLog(head.state, updates);
  return { doc, epoch: head.epoch, seq: head.seq, tail: updates.length, isolated };
}
