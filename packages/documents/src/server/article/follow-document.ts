import { countArticleWords } from '@headway/text/article';
import type { PoolClient } from 'pg';
import type * as Y from 'yjs';
import { toWrittenBlocks } from './written-node.ts';
import { readArticle } from './read-article.ts';

const LONGEST_TITLE = 300;

/**
 * Copies title and number of words of a document to the row of its content, for lists of articles. An article without a
 * heading of level 1 keeps the title that it had. The score of the text before is deleted: a worker measures the new one.
 */
export async function followDocument(tx: PoolClient, contentId: string, doc: Y.Doc): Promise<void> {
  const article = readArticle(doc).json;
  const blocks = toWrittenBlocks(article);
  const heading = blocks.find(({ type, attrs }) => type === 'heading' && attrs.level === 1);
  const title = heading?.text.replaceAll(/\s+/gu, ' ').trim().slice(0, LONGEST_TITLE) ?? '';
  const words = countArticleWords(article);
  await tx.query(
    `update public.contents set title = coalesce(nullif($2, ''), title), words = $3, score = null
      where id = $1 and status = 'complete'`,
    [contentId, title, words],
  );
}
