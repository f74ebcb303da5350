import type { Pool } from 'pg';
import * as Y from 'yjs';
import { recordAuthorship } from './authorship.ts';
import { loadDocument } from './load-document.ts';
import { lockDocument } from './lock-document.ts';
import { withinTransaction } from '../within-transaction.ts';

/** What a compaction did. */
export interface Compaction {
  /** The snapshot contains everything up to this number. */
  seq: number;
  /** How many updates have become part of the snapshot. */
  updates: number;
  /** Size of the snapshot, in bytes. */
  bytes: number;
  /** Numbers of updates that were none of Yjs, and are now in `private.document_quarantine`. */
  quarantined: number[];
}

/**
 * Encodes a document anew as one snapshot and deletes the updates that are in it. Loading and encoding, rather than
 * merging updates, is what makes it small: deleted text leaves only a trace. Writers are not kept waiting.
 *
 * @throws DocumentError `document_not_found`
 */
export async function compactDocument(pool: Pool, contentId: string): Promise<Compaction> {
  return withinTransaction(pool, async (client) => {
    await lockDocument(client, contentId);
    const { doc, seq, tail, isolated } = await loadDocument(client, contentId);
    const state = Buffer.from(Y.encodeStateAsUpdate(doc));
    doc.destroy();
    await recordAuthorship(client, contentId);
    await client.query(
      `insert into private.document_quarantine (content_id, seq, update, user_id, reason, appended_at)
       select content_id, seq, update, user_id, 'not an update of Yjs', created_at
         from public.document_updates where content_id = $1 and seq = any ($2::bigint[])`,
      [contentId, isolated],
    );
    await client.query(
      `insert into public.document_snapshots as s (content_id, seq, state, authors)
       select $1, $2, $3, array(
         select u.user_id from public.document_updates as u
          where u.content_id = $1 and u.seq <= $2 and u.user_id is not null
            and u.seq > coalesce((select max(v.seq) from public.document_versions as v
                                   where v.content_id = $1), 0)
         union
         select unnest(old.authors) from public.document_snapshots as old where old.content_id = $1
       )
       on conflict (content_id) do update
         set seq = excluded.seq, state = excluded.state, authors = excluded.authors, created_at = now()`,
      [contentId, seq, state],
    );
    await client.query('delete from public.document_updates where content_id = $1 and seq <= $2', [
      contentId,
      seq,
    ]);
    return { seq, updates: tail - isolated.length, bytes: state.byteLength, quarantined: isolated };
  });
}
