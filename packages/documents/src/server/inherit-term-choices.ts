import { readRows } from '@headway/database';
import type { PoolClient } from 'pg';
import type * as Y from 'yjs';
import { z } from 'zod';
import { readTermChoices, TERMS_FIELD } from '../protocol/term-choices.ts';
import { loadDocument } from './log/load-document.ts';
import { lockDocument } from './log/lock-document.ts';

const rowSchema = z.object({ id: z.uuid() });

/**
 * Gives a new document the choice of terms that the team made for the newest earlier article about the same keyword, in the
 * same language and project.
 */
export async function inheritTermChoices(tx: PoolClient, contentId: string, doc: Y.Doc): Promise<void> {
  const [earlier] = await readRows(
    tx,
    rowSchema,
    `select earlier.id
       from public.contents as content
       join public.contents as earlier
         on earlier.project_id = content.project_id and earlier.id <> content.id
        and lower(earlier.keyword) = lower(content.keyword) and earlier.locale = content.locale
        and earlier.created_at <= content.created_at and earlier.shelf <> 'trash'
       join public.documents as document on document.content_id = earlier.id
      where content.id = $1
      order by earlier.created_at desc limit 1`,
    [contentId],
  );
  if (!earlier) return;
  await lockDocument(tx, earlier.id);
  const loaded = await loadDocument(tx, earlier.id);
  if (!loaded) return;
  const { ignored, added } = readTermChoices(loaded.doc);
  const choices = doc.getMap(TERMS_FIELD);
  for (const term of ignored) choices.set(term, 'ignored');
  for (const term of added) choices.set(term, 'added');
}
