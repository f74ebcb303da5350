import type { Pool, PoolClient } from 'pg';
import type * as Y from 'yjs';
import { z } from 'zod';
import { DocumentError } from '../../protocol/document-error.ts';
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
  /** Updates that are none, and are not part of it. */
  isolated: number[];
}

/**
 * Loads snapshot and tail. Between the two queries a compaction may delete updates; whoever may meet one holds the
 * document's lock (`lockDocument`).
 *
 * @throws DocumentError `document_not_found`
 */
export async function loadDocument(db: Pool | PoolClient, contentId: string): Promise<LoadedDocument> {
  const { rows } = await db.query(
    `select d.epoch, d.seq, s.seq as snapshot_seq, s.state
       from public.documents as d left join public.document_snapshots as s using (content_id)
      where d.content_id = $1`,
    [contentId],
  );
  if (rows.length === 0) throw new DocumentError('document_not_found', 'There is no such document.');
  const head = headSchema.parse(rows[0]);
  const tail = await db.query(
    `select seq, update from public.document_updates
      where content_id = $1 and seq > $2 and seq <= $3 order by seq`,
    [contentId, head.snapshot_seq ?? 0, head.seq],
  );
  const updates = z.array(updateSchema).parse(tail.rows);
  const { doc, isolated } = mergeLog(head.state, updates);
  return { doc, epoch: head.epoch, seq: head.seq, tail: updates.length, isolated };
}
