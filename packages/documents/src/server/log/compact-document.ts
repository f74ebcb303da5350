import { withTransaction, type VerbContext } from '@headway/database';
import { ok, refuse, type Result } from '@headway/database/result';
import * as Y from 'yjs';
import { recordAuthorship } from './authorship.ts';
import { loadDocument } from './load-document.ts';
import { lockDocument } from './lock-document.ts';

/** What a compaction did. */
export interface Compaction {
  /** The snapshot contains everything up to this number. */
  seq: number;
  /** How many updates became part of the snapshot. */
  updates: number;
  /** Size of the snapshot, in bytes. */
  bytes: number;
  /** Numbers of updates that Yjs cannot apply, and that are in `private.document_quarantine` now. */
  quarantined: number[];
}

/**
 * Replaces the log of a document by one snapshot. The document is loaded and encoded anew rather than its updates merged:
 * that is what makes the snapshot small, since deleted text then leaves only a trace. Nobody who writes has to wait.
 * Updates that Yjs cannot apply are moved to `private.document_quarantine`.
 *
 * @returns what was done; refuses with `document_not_found`
 * @example
 * const compacted = await compactDocument({ db: pool }, { contentId });
 */
export function compactDocument(
  { db }: Pick<VerbContext, 'db'>,
  { contentId }: { contentId: string },
): Promise<Result<Compaction, 'document_not_found'>> {
  return withTransaction(db, async (tx) => {
    await lockDocument(tx, contentId);
    const loaded = await loadDocument(tx, contentId);
    if (loaded === null) return refuse('document_not_found');
    const { doc, seq, tail, isolated } = loaded;
    const state = Buffer.from(Y.encodeStateAsUpdate(doc));
    doc.destroy();
    await recordAuthorship(tx, contentId);
    await tx.query(
      `insert into private.document_quarantine (content_id, seq, update, user_id, reason, appended_at)
       select content_id, seq, update, user_id, 'not an update of Yjs', created_at
         from public.document_updates where content_id = $1 and seq = any ($2::bigint[])`,
      [contentId, isolated],
    );
    await tx.query(
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
    await tx.query('delete from public.document_updates where content_id = $1 and seq <= $2', [
      contentId,
      seq,
    ]);
    return ok({ seq, updates: tail - isolated.length, bytes: state.byteLength, quarantined: isolated });
  });
}
