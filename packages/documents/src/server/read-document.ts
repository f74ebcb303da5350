import type { Pool } from 'pg';
import { compactDocument } from './log/compact-document.ts';
import { loadDocument } from './log/load-document.ts';
import { lockDocument } from './log/lock-document.ts';
import { readMarkdown } from './article/markdown.ts';
import { requireRole } from './log/require-role.ts';
import { withinTransaction } from './within-transaction.ts';

/**
 * The document as Markdown, as of now, for someone who may read it. Updates that are none leave the log on the way: pages
 * that stumbled over one can be loaded again.
 *
 * @throws DocumentError `document_not_found`
 */
export async function readDocument(
  pool: Pool,
  { contentId, userId }: { contentId: string; userId: string },
): Promise<{ markdown: string; seq: number }> {
  const { isolated, ...read } = await withinTransaction(pool, async (client) => {
    await requireRole(client, { contentId, userId, role: 'viewer' });
    await lockDocument(client, contentId);
    const { doc, seq, isolated: found } = await loadDocument(client, contentId);
    return { markdown: readMarkdown(doc), seq, isolated: found };
  });
  if (isolated.length > 0) await compactDocument(pool, contentId);
  return read;
}
