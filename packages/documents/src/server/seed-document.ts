import {
  checkContentRole,
  readRows,
  withTransaction,
  type RoleRefusal,
  type VerbContext,
} from '@headway/database';
import { ok, refuse, type Result } from '@headway/database/result';
import * as Y from 'yjs';
import { z } from 'zod';
import { inheritTermChoices } from './inherit-term-choices.ts';
import { recordOrigin } from './log/authorship.ts';
import { countArticleWords, writeMarkdown } from './article/markdown.ts';

const rowSchema = z.object({ markdown: z.string().nullable(), seeded: z.boolean() });

/**
 * Makes the document of a content from its generated article, with the choice of terms of the article about the same keyword
 * before it, and keeps it as the first version. Does nothing if there is
 * a document already, and writes the article once however many call it at the same time. Takes the role viewer: reading
 * an article for the first time makes its document.
 *
 * @returns whether the document was made by this call; `no_article` if the content has no article yet.
 *
 * @example
 * await seedDocument({ db: pool, user }, { contentId });
 */
export function seedDocument(
  { db, user }: VerbContext,
  { contentId }: { contentId: string },
): Promise<Result<boolean, RoleRefusal | 'no_article'>> {
  return withTransaction(db, async (tx) => {
    const allowed = await checkContentRole(tx, { contentId, userId: user.id, minimum: 'viewer' });
    if (!allowed.ok) return allowed;
    // with this lock one of several callers seeds, and the others find what it made
    const [content] = await readRows(
      tx,
      rowSchema,
      `select content.article ->> 'markdown' as markdown,
              exists (select from public.documents where content_id = content.id) as seeded
         from public.contents as content where content.id = $1 for no key update`,
      [contentId],
    );
    if (!content) return refuse('not_found');
    if (content.seeded) return ok(false);
    if (content.markdown === null) return refuse('no_article');
    const doc = new Y.Doc();
    writeMarkdown(doc, content.markdown, { images: 'linked' });
    await inheritTermChoices(tx, contentId, doc);
    const inserted = await tx.query(
      'insert into public.documents (content_id) values ($1) on conflict do nothing',
      [contentId],
    );
    if (inserted.rowCount === 0) return ok(false);
    const state = Buffer.from(Y.encodeStateAsUpdate(doc));
    await tx.query('insert into public.document_snapshots (content_id, seq, state) values ($1, 0, $2)', [
      contentId,
      state,
    ]);
    await tx.query(
      `insert into public.document_versions (content_id, seq, kind, state, words)
       values ($1, 0, 'generated', $2, $3)`,
      [contentId, state, countArticleWords(doc)],
    );
    await recordOrigin(tx, contentId, { update: state, by: { origin: 'generated', userId: null } });
    return ok(true);
  });
}
