import { checkContentRole, withTransaction, type RoleRefusal, type VerbContext } from '@headway/database';
import { ok, refuse, type Result } from '@headway/database/result';
import { readMarkdown } from '../article/markdown.ts';
import { loadVersion, type Version } from './version.ts';

/** A version and its article as Markdown. Takes the role viewer. */
export function readVersion(
  { db, user }: VerbContext,
  { contentId, versionId }: { contentId: string; versionId: string },
): Promise<Result<{ version: Version; markdown: string }, RoleRefusal | 'version_not_found'>> {
  return withTransaction(db, async (tx) => {
    const allowed = await checkContentRole(tx, { contentId, userId: user.id, minimum: 'viewer' });
    if (!allowed.ok) return allowed;
    const loaded = await loadVersion(tx, contentId, versionId);
    if (loaded === null) return refuse('version_not_found');
    return ok({ version: loaded.version, markdown: readMarkdown(loaded.doc) });
  });
}
