import type { Pool } from 'pg';
import * as Y from 'yjs';
import { keepVersion } from './create-version.ts';
import { loadDocument } from './load-document.ts';
import { lockDocument } from './lock-document.ts';
import { copyArticle } from './markdown.ts';
import { requireRole } from './require-role.ts';
import { loadVersion } from './version.ts';
import { withinTransaction } from './within-transaction.ts';

export interface Restoration {
  contentId: string;
  versionId: string;
  /** Who restores it: an editor. */
  userId: string;
}

/**
 * Makes the document say again what it said in a version, as an edit like any other: pages that are open follow, what
 * is written meanwhile is merged, and what it said until now is kept as a version before.
 *
 * @returns the number of the edit, or `null` if there was nothing to change
 * @throws DocumentError `document_not_found`, `role_too_low`, `version_not_found`
 */
export async function restoreVersion(
  pool: Pool,
  { contentId, versionId, userId }: Restoration,
): Promise<number | null> {
  return withinTransaction(pool, async (client) => {
    await requireRole(client, { contentId, userId, role: 'editor' });
    await lockDocument(client, contentId);
    const version = await loadVersion(client, contentId, versionId);
    const { doc, epoch } = await loadDocument(client, contentId);
    const before = Y.encodeStateVector(doc);
    let hasChanged = false;
    doc.on('update', () => {
      hasChanged = true;
    });
    copyArticle(version, doc);
    if (!hasChanged) return null;
    await keepVersion(client, { contentId, userId: null, name: null });
    const update = Buffer.from(Y.encodeStateAsUpdate(doc, before));
    const { rows } = await client.query<{ seq: string }>(
      'select private.append_update_as($1, $2, $3, $4) as seq',
      [contentId, epoch, update, userId],
    );
    return Number(rows[0]?.seq);
  });
}
