import type { Pool } from 'pg';
import { readMarkdown } from '../article/markdown.ts';
import { requireRole } from '../log/require-role.ts';
import { findVersion, loadVersion, type Version } from './version.ts';
import { withinTransaction } from '../within-transaction.ts';

/**
 * A version and what it says, for someone who may read the document.
 *
 * @throws DocumentError `document_not_found`, `version_not_found`
 */
export async function readVersion(
  pool: Pool,
  { contentId, versionId, userId }: { contentId: string; versionId: string; userId: string },
): Promise<{ version: Version; markdown: string }> {
  return withinTransaction(pool, async (client) => {
    await requireRole(client, { contentId, userId, role: 'viewer' });
    const version = await findVersion(client, contentId, versionId);
    return { version, markdown: readMarkdown(await loadVersion(client, contentId, versionId)) };
  });
}
