import type { Pool } from 'pg';
import { keepVersion } from './keep-version.ts';
import { lockDocument } from '../log/lock-document.ts';
import { requireRole } from '../log/require-role.ts';
import { parseVersion, VERSION_COLUMNS, type Version } from './version.ts';
import { parseVersionName } from './version-name.ts';
import { withinTransaction } from '../within-transaction.ts';

export interface NewVersion {
  contentId: string;
  /** Who keeps it: an editor. */
  userId: string;
  /** 1 to 120 characters. */
  name: string;
}

/**
 * Keeps the document as it is now under a name. If an automatic version has just kept the same, that one gets the name.
 *
 * @throws DocumentError `document_not_found`, `role_too_low`, `version_unnamed`
 */
export async function createVersion(pool: Pool, { contentId, userId, name }: NewVersion): Promise<Version> {
  const parsed = parseVersionName(name);
  return withinTransaction(pool, async (client) => {
    await requireRole(client, { contentId, userId, role: 'editor' });
    await lockDocument(client, contentId);
    const { rows } = await client.query(
      `update public.document_versions as version set name = $2, named_by = $3
        where content_id = $1 and kind = 'automatic' and name is null
          and seq = (select document.seq from public.documents as document where document.content_id = $1)
          and not exists (select from public.document_versions as other
                           where other.content_id = $1 and other.seq >= version.seq and other.id <> version.id)
      returning ${VERSION_COLUMNS}`,
      [contentId, parsed, userId],
    );
    if (rows.length > 0) return parseVersion(rows[0]);
    return keepVersion(client, { contentId, userId, kind: 'kept', name: parsed });
  });
}

/**
 * Keeps the document as it is now, without a name, if it has changed since its newest version.
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
    return keepVersion(client, { contentId, userId: null, kind: 'automatic' });
  });
}
