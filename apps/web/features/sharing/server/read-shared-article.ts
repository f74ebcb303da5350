import { readRow, readRows } from '@headway/database';
import { readPresentMarkdown } from '@headway/documents/server';
import { articleSchema } from '@headway/pipeline/article';
import { cache } from 'react';
import { z } from 'zod';
import { database } from '@/server/process/database.ts';

const TOKEN = /^[0-9a-f]{48}$/;

const openedSchema = z.object({ contentId: z.uuid().nullable() });

const rowSchema = z.object({
  title: z.string(),
  locale: z.string(),
  article: z.object({ markdown: articleSchema.shape.markdown, sources: articleSchema.shape.sources }),
});

/** An article as the page of a read-only link shows it. */
export interface SharedArticle {
  title: string;
  /** BCP 47. */
  locale: string;
  /** The present text of the document, as Markdown. */
  text: string;
  /** The pages that the article cites. */
  sources: { n: number; title: string; url: string }[];
}

/**
 * Opens a read-only link, and counts it. Null for a token that is malformed, unknown, expired or withdrawn, and for an
 * article in the trash: the reader does not learn which.
 */
export const readSharedArticle = cache(async (token: string): Promise<SharedArticle | null> => {
  if (!TOKEN.test(token)) return null;
  const db = database();
  const { contentId } = await readRow(
    db,
    openedSchema,
    'select private.open_article_link($1) as "contentId"',
    [token],
  );
  if (contentId === null) return null;
  const [row] = await readRows(
    db,
    rowSchema,
    'select coalesce(title, keyword) as title, locale, article from public.contents where id = $1',
    [contentId],
  );
  if (!row) return null;
  const { title, locale, article } = row;
  const text = (await readPresentMarkdown(db, contentId)) ?? article.markdown;
  return { title, locale, text, sources: article.sources.map(({ n, title, url }) => ({ n, title, url })) };
});
