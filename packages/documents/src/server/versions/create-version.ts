import {
  checkContentRole,
  holdProjectOf,
  readRows,
  withTransaction,
  type RoleRefusal,
  type VerbContext,
} from '@headway/database';
import { ok, refuse, type Result } from '@headway/database/result';
import { keepVersion } from './keep-version.ts';
import { lockDocument } from '../log/lock-document.ts';
import { VERSION_COLUMNS, versionSchema, type Version } from './version.ts';
import { parseVersionName } from './version-name.ts';

/**
 * Keeps the document as it is now under a name of 1 to 120 characters. Takes the role editor. If an automatic version
 * has just kept the same, that version gets the name.
 *
 * @returns the version; `not_found` also for a content whose document was never made.
 *
 * @example
 * const kept = await createVersion({ db: pool, user }, { contentId, name: 'Before the review' });
 * if (!kept.ok) return answer(kept.code);
 */
export async function createVersion(
  { db, user }: VerbContext,
  { contentId, name }: { contentId: string; name: string },
): Promise<Result<Version, RoleRefusal | 'invalid_version_name'>> {
  const parsed = parseVersionName(name);
  if (parsed === null) return refuse('invalid_version_name');
  const userId = user.id;
  return withTransaction(db, async (tx) => {
    // the locks first: a role that is taken away while this waits must count
    await lockDocument(tx, contentId);
    await holdProjectOf(tx, contentId);
    const allowed = await checkContentRole(tx, { contentId, userId, minimum: 'editor' });
    if (!allowed.ok) return allowed;
    const [named] = await readRows(
      tx,
      versionSchema,
      `update public.document_versions as version set name = $2, named_by = $3
        where content_id = $1 and kind = 'automatic' and name is null
          and seq = (select document.seq from public.documents as document where document.content_id = $1)
          and not exists (select from public.document_versions as other
                           where other.content_id = $1 and other.seq >= version.seq and other.id <> version.id)
      returning ${VERSION_COLUMNS}`,
      [contentId, parsed, userId],
    );
    if (named) return ok(named);
    const version = await keepVersion(tx, { contentId, userId, kind: 'kept', name: parsed });
    return version === null ? refuse('not_found') : ok(version);
  });
}

/**
 * Keeps the document as it is now, without a name, if it has changed since its newest version.
 *
 * @returns `null` if it has not changed, or is not there
 */
export function createAutomaticVersion(
  { db }: Pick<VerbContext, 'db'>,
  { contentId }: { contentId: string },
): Promise<Version | null> {
  return withTransaction(db, async (tx) => {
    await lockDocument(tx, contentId);
    const { rows } = await tx.query(
      `select d.seq from public.documents as d where d.content_id = $1
        and d.seq > coalesce((select max(v.seq) from public.document_versions as v
                               where v.content_id = d.content_id), 0)`,
      [contentId],
    );
    if (rows.length === 0) return null;
    return keepVersion(tx, { contentId, userId: null, kind: 'automatic' });
  });
}
