import {
  checkContentRole,
  holdProjectOf,
  readRows,
  withTransaction,
  type RoleRefusal,
  type VerbContext,
} from '@headway/database';
import { ok, refuse, type Result } from '@headway/database/result';
import type { PoolClient } from 'pg';
import * as Y from 'yjs';
import { DOCUMENT_FIELD } from '../../protocol/article/document-extensions.ts';
import { isTermChoice, TERMS_FIELD } from '../../protocol/term-choices.ts';
import { MAX_UPDATE_BYTES } from '../../protocol/update-message.ts';
import { clearType } from '../../protocol/updates/yjs-internals.ts';
import { recordOrigin } from '../log/authorship.ts';
import { compactDocument } from '../log/compact-document.ts';
import { keepVersion } from './keep-version.ts';
import { loadDocument } from '../log/load-document.ts';
import { lockDocument } from '../log/lock-document.ts';
import { copyArticle } from '../article/markdown.ts';
import { loadVersion, VERSION_COLUMNS, versionSchema, type Version } from './version.ts';

/** What a restoration did. */
export interface Restored {
  /** The document before. Restoring this version undoes the restoration. */
  before: Version;
  /** The document after it. */
  after: Version;
}

type RestoreRefusal = RoleRefusal | 'version_not_found' | 'update_too_large';

/**
 * Gives the document the content of a version again. Takes the role editor. It is an edit like any other: open pages
 * follow it, and edits made at the same time are merged. The content until now is kept as a version first. The team's
 * choice of terms stays. Everything else beside the article is deleted, and updates that Yjs cannot apply leave the log, so that pages that could not show the
 * document show it again.
 *
 * @returns `null` if there was nothing to change
 */
export async function restoreVersion(
  { db, user }: VerbContext,
  { contentId, versionId }: { contentId: string; versionId: string },
): Promise<Result<Restored | null, RestoreRefusal>> {
  const userId = user.id;
  const restored = await withTransaction(db, async (tx): Promise<Result<Restored | null, RestoreRefusal>> => {
    // the locks first: a role that is taken away while this waits must count
    await lockDocument(tx, contentId);
    await holdProjectOf(tx, contentId);
    const allowed = await checkContentRole(tx, { contentId, userId, minimum: 'editor' });
    if (!allowed.ok) return allowed;
    const version = await loadVersion(tx, contentId, versionId);
    if (version === null) return refuse('version_not_found');
    const loaded = await loadDocument(tx, contentId);
    if (loaded === null) return refuse('not_found');
    const { epoch, seq } = loaded;
    const update = toRestoringUpdate(loaded.doc, version.doc);
    if (update === null) return ok(null);
    if (update.byteLength > MAX_UPDATE_BYTES) return refuse('update_too_large');
    const before =
      (await findVersionAt(tx, contentId, seq)) ??
      (await keepVersion(tx, { contentId, userId, kind: 'before_restore' }));
    await recordOrigin(tx, contentId, { update, by: { origin: 'restored', userId } });
    await tx.query('select private.append_update_as($1, $2, $3, $4)', [contentId, epoch, update, userId]);
    const after = await keepVersion(tx, { contentId, userId, kind: 'restored', restoredFrom: versionId });
    if (before === null || after === null) throw new Error('the document was deleted during its restoration');
    return ok({ before, after });
  });
  if (restored.ok) await compactDocument({ db }, { contentId });
  return restored;
}

/** The edit that gives a document the content of a version; `null` if it has it already. */
function toRestoringUpdate(doc: Y.Doc, version: Y.Doc): Buffer | null {
  const vector = Y.encodeStateVector(doc);
  let hasChanged = false;
  doc.on('update', () => {
    hasChanged = true;
  });
  copyArticle(version, doc);
  clearBesideArticle(doc);
  return hasChanged ? Buffer.from(Y.encodeStateAsUpdate(doc, vector)) : null;
}

/** Deletes everything in the document that is neither in its article nor a choice of a term. */
function clearBesideArticle(doc: Y.Doc): void {
  doc.transact((transaction) => {
    for (const [name, type] of doc.share) {
      if (name === TERMS_FIELD) clearType(type, transaction, isTermChoice);
      else if (name !== DOCUMENT_FIELD) clearType(type, transaction);
    }
  });
}

/** The newest version that already has exactly this much of the document. */
async function findVersionAt(tx: PoolClient, contentId: string, seq: number): Promise<Version | null> {
  const [version] = await readRows(
    tx,
    versionSchema,
    `select ${VERSION_COLUMNS} from public.document_versions
      where content_id = $1 and seq = $2 order by created_at desc limit 1`,
    [contentId, seq],
  );
  return version ?? null;
}
