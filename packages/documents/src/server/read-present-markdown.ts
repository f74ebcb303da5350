import { withTransaction } from '@headway/database';
import type { Pool } from 'pg';
import { readMarkdown } from './article/markdown.ts';
import { loadDocument } from './log/load-document.ts';
import { lockDocument } from './log/lock-document.ts';

/**
 * The document of a content as Markdown, as of now; null if it was never made. Checks no role: for servers that have judged
 * in another way that the text may be read.
 *
 * @example
 * const text = (await readPresentMarkdown(pool, contentId)) ?? generated;
 */
export function readPresentMarkdown(db: Pool, contentId: string): Promise<string | null> {
  return withTransaction(db, async (tx) => {
    await lockDocument(tx, contentId);
    const loaded = await loadDocument(tx, contentId);
    return loaded === null ? null : readMarkdown(loaded.doc);
  });
}
