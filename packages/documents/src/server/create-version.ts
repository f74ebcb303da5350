import type { Pool, PoolClient } from 'pg';
import * as Y from 'yjs';
import { z } from 'zod';
import { DocumentError } from '../protocol/document-error.ts';
import { loadDocument } from './load-document.ts';
import { lockDocument } from './lock-document.ts';
import { requireRole } from './require-role.ts';
import { parseVersion, VERSION_COLUMNS, type Version } from './version.ts';
import { withinTransaction } from './within-transaction.ts';

const nameSchema = z.string().trim().min(1).max(120);

export interface NewVersion {
  contentId: string;
  /** Who keeps it: an editor. */
  userId: string;
  /** 1 to 120 characters. */
  name: string;
}

/**
 * Keeps the document as it is now under a name.
 *
 * @throws DocumentError `document_not_found`, `role_too_low`, `version_unnamed`
 */
export async function createVersion(pool: Pool, { contentId, userId, name }: NewVersion): Promise<Version> {
  const named = nameSchema.safeParse(name);
  if (!named.success) {
    throw new DocumentError('version_unnamed', 'A version needs a name of 1 to 120 characters.');
  }
  return withinTransaction(pool, async (client) => {
    await requireRole(client, { contentId, userId, role: 'editor' });
    return keepVersion(client, { contentId, userId, name: named.data });
  });
}

/**
 * Keeps the document as it is now, without a name, if it has changed since its newest version (since it was seeded, if
 * it has none).
 *
 * @throws DocumentError `document_not_found`
 */
export async function createAutomaticVersion(pool: Pool, contentId: string): Promise<Version | null> {
  return withinTransaction(pool, async (client) => {
    await lockDocument(client, contentId);
    const { rows } = await client.query(
      `select d.seq from public.documents as d where d.content_id = $1
        and d.seq > coalesce((select max(v.seq) from public.document_versions as v
                               where v.content_id = d.content_id), 0)`,
      [contentId],
    );
    if (rows.length === 0) return null;
    return keepVersion(client, { contentId, userId: null, name: null });
  });
}

/** Keeps the document as it is now, in the transaction of what is about to change it. */
export async function keepVersion(
  client: PoolClient,
  { contentId, userId, name }: { contentId: string; userId: string | null; name: string | null },
): Promise<Version> {
  await lockDocument(client, contentId);
  const { doc, seq } = await loadDocument(client, contentId);
  // everyone who wrote since the version before: those of the snapshot, and of the updates that follow both
  const { rows } = await client.query(
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
     insert into public.document_versions (content_id, seq, name, state, authors, created_by)
     select $1, $2, $3, $4, coalesce((select array_agg(person order by person) from writers), '{}'), $5
     returning ${VERSION_COLUMNS}`,
    [contentId, seq, name, Buffer.from(Y.encodeStateAsUpdate(doc)), userId],
  );
  doc.destroy();
  return parseVersion(rows[0]);
}
