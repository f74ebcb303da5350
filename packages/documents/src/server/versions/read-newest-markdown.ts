import type { TermChoices } from '@headway/text/words';
import { readRows } from '@headway/database';
import type { Pool } from 'pg';
import * as Y from 'yjs';
import { z } from 'zod';
import { readTermChoices } from '../../protocol/term-choices.ts';
import { readMarkdown } from '../article/markdown.ts';

const rowSchema = z.object({ seq: z.int(), state: z.instanceof(Uint8Array) });

/**
 * The newest version of a document as Markdown, with its number in the log and its choice of terms; null if there is no version. Checks no role: for
 * processes that act as the server.
 *
 * @example
 * const newest = await readNewestMarkdown(pool, contentId);
 */
export async function readNewestMarkdown(
  db: Pool,
  contentId: string,
): Promise<{ seq: number; markdown: string; termChoices: TermChoices } | null> {
  const [version] = await readRows(
    db,
    rowSchema,
    `select seq::integer as seq, state from public.document_versions
      where content_id = $1 order by seq desc, created_at desc limit 1`,
    [contentId],
  );
  if (!version) return null;
  const doc = new Y.Doc();
  Y.applyUpdate(doc, version.state);
  const newest = { seq: version.seq, markdown: readMarkdown(doc), termChoices: readTermChoices(doc) };
  doc.destroy();
  return newest;
}
