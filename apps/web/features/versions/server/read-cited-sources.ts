import { readRows } from '@headway/database';
import { z } from 'zod';
import { database } from '@/server/process/database.ts';
import { citedSourceSchema, type NamedComparison } from '../version.ts';

const rowSchema = z.object({ sources: z.array(citedSourceSchema) });

/** Reads the pages that an article cites. The caller has checked that the reader may see the article. */
export async function readCitedSources(contentId: string): Promise<NamedComparison['sources']> {
  const [content] = await readRows(
    database(),
    rowSchema,
    `select coalesce(article -> 'sources', '[]') as sources from public.contents where id = $1`,
    [contentId],
  );
  return content?.sources ?? [];
}
