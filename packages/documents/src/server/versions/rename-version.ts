import {
  checkContentRole,
  holdProjectOf,
  readRows,
  withTransaction,
  type RoleRefusal,
  type VerbContext,
} from '@headway/database';
import { ok, refuse, type Result } from '@headway/database/result';
import { parseVersionName } from './version-name.ts';
import { VERSION_COLUMNS, versionSchema, type Version } from './version.ts';

/** Names a version of any kind: 1 to 120 characters; `null` takes the name away. Takes the role editor. */
export async function renameVersion(
  { db, user }: VerbContext,
  { contentId, versionId, name }: { contentId: string; versionId: string; name: string | null },
): Promise<Result<Version, RoleRefusal | 'invalid_version_name' | 'version_not_found'>> {
  const parsed = name === null ? null : parseVersionName(name);
  if (name !== null && parsed === null) return refuse('invalid_version_name');
  return withTransaction(db, async (tx) => {
    // the lock first: a role that is taken away while this waits must count
    await holdProjectOf(tx, contentId);
    const allowed = await checkContentRole(tx, { contentId, userId: user.id, minimum: 'editor' });
    if (!allowed.ok) return allowed;
    const [version] = await readRows(
      tx,
      versionSchema,
      `update public.document_versions set name = $3::text, named_by = case when $3::text is not null then $4::uuid end
        where content_id = $1 and id = $2 returning ${VERSION_COLUMNS}`,
      [contentId, versionId, parsed, user.id],
    );
    return version ? ok(version) : refuse('version_not_found');
  });
}
