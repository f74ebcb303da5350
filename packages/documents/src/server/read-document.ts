import type { Pool } from 'pg';
import { loadDocument } from './load-document.ts';
import { lockDocument } from './lock-document.ts';
import { readMarkdown } from './markdown.ts';
import { requireRole } from './require-role.ts';
import { withinTransaction } from './within-transaction.ts';

/** The document as Markdown, as of now, for someone who may read it. @throws DocumentError `document_not_found` */
export async function readDocument(
  pool: Pool,
  { contentId, userId }: { contentId: string; userId: string },
): Promise<{ markdown: string; seq: number }> {
  return withinTransaction(pool, async (client) => {
    await requireRole(client, { contentId, userId, role: 'viewer' });
    await lockDocument(client, contentId);
    const { doc, seq } = await loadDocument(client, contentId);
    return { markdown: readMarkdown(doc), seq };
  });
}
