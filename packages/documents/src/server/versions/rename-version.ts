import { withTransaction } from '@headway/database';
import { ok, refuse, type Result } from '@headway/database/result';
import type { DocumentContext } from '../document-context.ts';
import { checkContentRole } from '../log/check-content-role.ts';
import { parseVersion, VERSION_COLUMNS, type Version } from './version.ts';
import { parseVersionName } from './version-name.ts';

export interface VersionName {
  contentId: string;
  versionId: string;
  /** 1 to 120 characters; `null` takes the name away. The version stays. */
  name: string | null;
}

/**
 * Names a version of any kind. Takes the role editor.
 *
 * @returns the version; refuses with `version_unnamed`, `document_not_found`, `role_too_low`, `version_not_found`
 */
export async function renameVersion(
  { db, user }: DocumentContext,
  { contentId, versionId, name }: VersionName,
): Promise<Result<Version, 'version_unnamed' | 'document_not_found' | 'role_too_low' | 'version_not_found'>> {
  const parsed = name === null ? null : parseVersionName(name);
  if (name !== null && parsed === null) return refuse('version_unnamed');
  return withTransaction(db, async (tx) => {
    const allowed = await checkContentRole(tx, { contentId, userId: user.id, role: 'editor' });
    if (!allowed.ok) return allowed;
    const { rows } = await tx.query(
      `update public.document_versions set name = $3::text, named_by = case when $3::text is not null then $4::uuid end
        where content_id = $1 and id = $2 returning ${VERSION_COLUMNS}`,
      [contentId, versionId, parsed, user.id],
    );
    return rows.length === 0 ? refuse('version_not_found') : ok(parseVersion(rows[0]));
  });
}
