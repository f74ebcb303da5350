import type { Pool } from 'pg';
import { requireRole } from '../log/require-role.ts';
import { parseVersion, VERSION_COLUMNS, versionNotFound, type Version } from './version.ts';
import { parseVersionName } from './version-name.ts';
import { withinTransaction } from '../within-transaction.ts';

export interface VersionName {
  contentId: string;
  versionId: string;
  /** Who names it: an editor. */
  userId: string;
  /** 1 to 120 characters; `null` takes the name away. The version stays. */
  name: string | null;
}

/**
 * Names a version, whoever or whatever kept it.
 *
 * @throws DocumentError `document_not_found`, `role_too_low`, `version_not_found`, `version_unnamed`
 */
export async function renameVersion(
  pool: Pool,
  { contentId, versionId, userId, name }: VersionName,
): Promise<Version> {
  const parsed = name === null ? null : parseVersionName(name);
  return withinTransaction(pool, async (client) => {
    await requireRole(client, { contentId, userId, role: 'editor' });
    const { rows } = await client.query(
      `update public.document_versions set name = $3::text, named_by = case when $3::text is not null then $4::uuid end
        where content_id = $1 and id = $2 returning ${VERSION_COLUMNS}`,
      [contentId, versionId, parsed, userId],
    );
    if (rows.length === 0) throw versionNotFound();
    return parseVersion(rows[0]);
  });
}
