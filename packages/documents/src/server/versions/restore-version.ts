import type { Pool, PoolClient } from 'pg';
import * as Y from 'yjs';
import { DocumentError } from '../../protocol/document-error.ts';
import { DOCUMENT_FIELD } from '../../protocol/document-extensions.ts';
import { MAX_UPDATE_BYTES } from '../../protocol/update-message.ts';
import { clearType } from '../../protocol/yjs-internals.ts';
import { recordOrigin } from '../log/authorship.ts';
import { compactDocument } from '../log/compact-document.ts';
import { keepVersion } from './keep-version.ts';
import { loadDocument } from '../log/load-document.ts';
import { lockDocument } from '../log/lock-document.ts';
import { copyArticle } from '../article/markdown.ts';
import { requireRole } from '../log/require-role.ts';
import { loadVersion, parseVersion, VERSION_COLUMNS, type Version } from './version.ts';
import { withinTransaction } from '../within-transaction.ts';

export interface Restoration {
  contentId: string;
  versionId: string;
  /** Who restores it: an editor. */
  userId: string;
}

/** What a restoration did. */
export interface Restored {
  /** What the document said until then. Restoring it undoes the restoration. */
  before: Version;
  /** What it says since. */
  after: Version;
}

/**
 * Makes the document say again what it said in a version, as an edit like any other: pages that are open follow, what
 * is written meanwhile is merged, and what it said until now is a version too. Nothing else is in the document then, nor
 * in its log: pages that could not show it any more, whoever has put what into it, show it again.
 *
 * @returns `null` if there was nothing to change
 * @throws DocumentError `document_not_found`, `role_too_low`, `version_not_found`, `update_too_large`
 */
export async function restoreVersion(
  pool: Pool,
  { contentId, versionId, userId }: Restoration,
): Promise<Restored | null> {
  const restored = await withinTransaction(pool, async (client) => {
    await requireRole(client, { contentId, userId, role: 'editor' });
    await lockDocument(client, contentId);
    const version = await loadVersion(client, contentId, versionId);
    const { doc, epoch, seq } = await loadDocument(client, contentId);
    const vector = Y.encodeStateVector(doc);
    let hasChanged = false;
    doc.on('update', () => {
      hasChanged = true;
    });
    copyArticle(version, doc);
    clearBesideArticle(doc);
    if (!hasChanged) return null;
    const update = Buffer.from(Y.encodeStateAsUpdate(doc, vector));
    if (update.byteLength > MAX_UPDATE_BYTES) {
      throw new DocumentError('update_too_large', 'Too much has changed since to be restored in one edit.');
    }
    const before =
      (await findVersionAt(client, contentId, seq)) ??
      (await keepVersion(client, { contentId, userId, kind: 'before_restore' }));
    await recordOrigin(client, contentId, { update, by: { origin: 'restored', userId } });
    await client.query('select private.append_update_as($1, $2, $3, $4)', [contentId, epoch, update, userId]);
    const after = await keepVersion(client, { contentId, userId, kind: 'restored', restoredFrom: versionId });
    return { before, after };
  });
  await compactDocument(pool, contentId);
  return restored;
}

/** Deletes what is in the document and not in the article. */
function clearBesideArticle(doc: Y.Doc): void {
  doc.transact((transaction) => {
    for (const [name, type] of doc.share) {
      if (name !== DOCUMENT_FIELD) clearType(type, transaction);
    }
  });
}

/** The newest version that already has exactly this much of the document. */
async function findVersionAt(client: PoolClient, contentId: string, seq: number): Promise<Version | null> {
  const { rows } = await client.query(
    `select ${VERSION_COLUMNS} from public.document_versions
      where content_id = $1 and seq = $2 order by created_at desc limit 1`,
    [contentId, seq],
  );
  return rows.length === 0 ? null : parseVersion(rows[0]);
}
