import type { Pool } from 'pg';
import * as Y from 'yjs';
import { z } from 'zod';
import { DocumentError } from '../protocol/document-error.ts';
import { recordOrigin } from './log/authorship.ts';
import { countArticleWords, writeMarkdown } from './article/markdown.ts';
import { withinTransaction } from './within-transaction.ts';

const rowSchema = z.object({ markdown: z.string().nullable(), seeded: z.boolean() });

/**
 * Makes the document of a content from its generated article, unless there is one already, and keeps that as its first
 * version. However many call it at once, the article is written once.
 *
 * @returns whether it was made now
 * @throws DocumentError `article_not_found` if the content is not there or has no article yet
 */
export async function seedDocument(pool: Pool, contentId: string): Promise<boolean> {
  return withinTransaction(pool, async (client) => {
    // the lock lets one of several callers seed, and the others find what it made
    const { rows } = await client.query(
      `select content.article ->> 'markdown' as markdown,
              exists (select from public.documents where content_id = content.id) as seeded
         from public.contents as content where content.id = $1 for no key update`,
      [contentId],
    );
    const found = rows.length === 0 ? undefined : rowSchema.parse(rows[0]);
    if (found?.seeded) return false;
    if (found?.markdown === undefined || found.markdown === null) {
      throw new DocumentError(
        'article_not_found',
        'There is no article yet that the document could begin with.',
      );
    }
    const doc = new Y.Doc();
    writeMarkdown(doc, found.markdown, { images: 'linked' });
    const inserted = await client.query(
      'insert into public.documents (content_id) values ($1) on conflict do nothing',
      [contentId],
    );
    if (inserted.rowCount === 0) return false;
    const state = Buffer.from(Y.encodeStateAsUpdate(doc));
    await client.query('insert into public.document_snapshots (content_id, seq, state) values ($1, 0, $2)', [
      contentId,
      state,
    ]);
    await client.query(
      `insert into public.document_versions (content_id, seq, kind, state, words)
       values ($1, 0, 'generated', $2, $3)`,
      [contentId, state, countArticleWords(doc)],
    );
    await recordOrigin(client, contentId, { update: state, by: { origin: 'generated', userId: null } });
    return true;
  });
}
