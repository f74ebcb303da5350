import { withTransaction } from '@headway/database';
import { ok, refuse, type Result } from '@headway/database/result';
import { readMarkdown } from '../article/markdown.ts';
import type { DocumentContext } from '../document-context.ts';
import { checkContentRole } from '../log/check-content-role.ts';
import { findVersion, loadVersion, type Version } from './version.ts';

/**
 * A version and its article as Markdown. Takes the role viewer.
 *
 * @returns refuses with `document_not_found`, `version_not_found`
 */
export function readVersion(
  { db, user }: DocumentContext,
  { contentId, versionId }: { contentId: string; versionId: string },
): Promise<
  Result<{ version: Version; markdown: string }, 'document_not_found' | 'role_too_low' | 'version_not_found'>
> {
  return withTransaction(db, async (tx) => {
    const allowed = await checkContentRole(tx, { contentId, userId: user.id, role: 'viewer' });
    if (!allowed.ok) return allowed;
    const version = await findVersion(tx, contentId, versionId);
    const doc = await loadVersion(tx, contentId, versionId);
    if (version === null || doc === null) return refuse('version_not_found');
    return ok({ version, markdown: readMarkdown(doc) });
  });
}
