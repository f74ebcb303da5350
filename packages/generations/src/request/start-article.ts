import { readRow } from '@headway/database';
import type { PoolClient } from 'pg';
import { z } from 'zod';
import { enqueueGeneration, type NewGeneration } from './enqueue-generation.ts';
import type { Jobs } from './jobs.ts';

/** An article that is to be started, admitted already. */
interface NewArticle extends Omit<NewGeneration, 'contentId'> {
  /** As `parseKeyword` returns it. */
  keyword: string;
  /** As `parseLocale` returns it. */
  locale: string;
  /** The title that it is to have; null when the writer chooses it. */
  title: string | null;
}

/** Creates a content and queues its generation, in the caller's transaction, which holds the project's row. */
export async function startArticle(
  tx: PoolClient,
  jobs: Jobs,
  { keyword, locale, title, ...generation }: NewArticle,
): Promise<{ contentId: string; generationId: string }> {
  const { contentId } = await readRow(
    tx,
    z.object({ contentId: z.uuid() }),
    `insert into public.contents (project_id, keyword, locale, wanted_title, created_by)
     values ($1, $2, $3, $4, $5) returning id as "contentId"`,
    [generation.projectId, keyword, locale, title, generation.userId],
  );
  return { contentId, generationId: await enqueueGeneration(tx, jobs, { ...generation, contentId }) };
}
