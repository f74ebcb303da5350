import { readRow } from '@headway/database';
import type { PoolClient } from 'pg';
import * as Y from 'yjs';
import type { VersionKind } from '../../protocol/version-kind.ts';
import { followDocument } from '../article/follow-document.ts';
import { loadDocument } from '../log/load-document.ts';
import { lockDocument } from '../log/lock-document.ts';
import { countArticleWords } from '../article/markdown.ts';
import { VERSION_COLUMNS, versionSchema, type Version } from './version.ts';

/** What to keep, and why. */
export interface KeptVersion {
  contentId: string;
  /** Who keeps it; `null` for an automatic version. */
  userId: string | null;
  kind: VersionKind;
  name?: string;
  restoredFrom?: string;
}

/** Keeps the document as it is now, in the transaction of what is about to change it; `null` if there is none. */
export async function keepVersion(
  tx: PoolClient,
  { contentId, userId, kind, name, restoredFrom }: KeptVersion,
): Promise<Version | null> {
  await lockDocument(tx, contentId);
  const loaded = await loadDocument(tx, contentId);
  if (loaded === null) return null;
  const { doc, seq } = loaded;
  // everyone who wrote since the version before: authors in the snapshot, and of the updates after it
  const version = await readRow(
    tx,
    versionSchema,
    `with before as (
       select coalesce(max(seq), 0) as seq from public.document_versions where content_id = $1
     ), compacted as (
       update public.document_snapshots set authors = '{}' where content_id = $1
       returning (select s.authors from public.document_snapshots as s where s.content_id = $1) as authors
     ), writers as (
       select unnest(authors) as person from compacted
       union
       select u.user_id from public.document_updates as u, before
        where u.content_id = $1 and u.seq > before.seq and u.seq <= $2 and u.user_id is not null
     )
     insert into public.document_versions
       (content_id, seq, kind, name, state, words, authors, created_by, named_by, restored_from)
     select $1, $2, $3, $4::text, $5, $6, coalesce((select array_agg(person order by person) from writers), '{}'),
            $7::uuid, case when $4::text is not null then $7::uuid end, $8
     returning ${VERSION_COLUMNS}`,
    [
      contentId,
      seq,
      kind,
      name ?? null,
      Buffer.from(Y.encodeStateAsUpdate(doc)),
      countArticleWords(doc),
      userId,
      restoredFrom ?? null,
    ],
  );
  // the generation has already counted the generated article
  if (kind !== 'generated') await followDocument(tx, contentId, doc);
  doc.destroy();
  return version;
}
