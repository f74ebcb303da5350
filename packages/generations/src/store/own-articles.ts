import { readRows } from '@headway/database';
import type { OwnArticle } from '@headway/pipeline';
import type { PoolClient } from 'pg';
import { z } from 'zod';
import type { GenerationRecord } from './generation-record.ts';

/** A new article is compared with at most this many others. */
const LIMIT = 50;

const rowSchema = z.object({ title: z.string(), text: z.string() });

/** Reads the project's newest other articles in the same language, which a new article must not repeat. */
export function readOwnArticles(
  tx: PoolClient,
  { projectId, contentId, locale }: GenerationRecord,
): Promise<readonly OwnArticle[]> {
  return readRows(
    tx,
    rowSchema,
    `select title, article ->> 'markdown' as text
       from public.contents
      where project_id = $1 and id <> $2 and locale = $3 and status = 'complete' and article is not null
      order by completed_at desc
      limit $4`,
    [projectId, contentId, locale, LIMIT],
  );
}
