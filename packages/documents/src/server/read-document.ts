import { checkContentRole, withTransaction, type RoleRefusal, type VerbContext } from '@headway/database';
import { ok, refuse, type Result } from '@headway/database/result';
import { readMarkdown } from './article/markdown.ts';
import { compactDocument } from './log/compact-document.ts';
import { loadDocument } from './log/load-document.ts';
import { lockDocument } from './log/lock-document.ts';

/**
 * The document as Markdown, as of now, and the number of its last update. Takes the role viewer. If the log has updates
 * that Yjs cannot apply, the document is compacted, so that pages that stopped at one of them can be loaded again.
 *
 * @returns `document_not_found` for a content whose document was never made.
 *
 * @example
 * const read = await readDocument({ db: pool, user }, { contentId });
 * if (read.ok) console.log(read.value.markdown);
 */
export async function readDocument(
  { db, user }: VerbContext,
  { contentId }: { contentId: string },
): Promise<Result<{ markdown: string; seq: number }, RoleRefusal | 'document_not_found'>> {
  const read = await withTransaction(db, async (tx) => {
    const allowed = await checkContentRole(tx, { contentId, userId: user.id, minimum: 'viewer' });
    if (!allowed.ok) return allowed;
    await lockDocument(tx, contentId);
    const loaded = await loadDocument(tx, contentId);
    return loaded === null ? refuse('document_not_found') : ok(loaded);
  });
  if (!read.ok) return read;
  const { doc, seq, isolated } = read.value;
  if (isolated.length > 0) await compactDocument({ db }, { contentId });
  return ok({ markdown: readMarkdown(doc), seq });
}
