import { readRows } from '@headway/database';
import { toBrief, type AssessmentBrief } from '@headway/pipeline/assessment';
import type { PoolClient } from 'pg';
import { z } from 'zod';
import { Problem } from '@/server/http/problem.ts';
import { asUser, database } from '@/server/process/database.ts';
import type { User } from '@/server/process/user.ts';
import type { BriefSource } from './find-brief-source.ts';

/** As many as a new generation compares with, limited to a size that a browser can load. */
const MAX_OWN_ARTICLES = 50;
const MAX_OWN_CHARACTERS = 1_000_000;

/**
 * Makes the brief from the stored outputs of the generation's stages.
 *
 * @throws {@link Problem} `brief_missing` when they have been deleted.
 */
export async function readBrief(user: User, source: BriefSource): Promise<AssessmentBrief> {
  const { keyword, locale, ownSites } = source;
  const ownArticles = await asUser(user, (tx) => readOwnArticles(tx, source));
  // Only the server may read the outputs of stages; a member gets the part that checking the article needs.
  const outputs = await readOutputs(source.generationId);
  const brief = toBrief({ keyword, locale, ownArticles, ownSites }, outputs);
  if (brief) return brief;
  const detail = 'The sources of this article are no longer stored, so it cannot be scored again.';
  throw new Problem('brief_missing', { detail });
}

const articleSchema = z.object({ title: z.string(), text: z.string() });

function readOwnArticles(
  tx: PoolClient,
  { projectId, contentId, locale }: BriefSource,
): Promise<z.infer<typeof articleSchema>[]> {
  return readRows(
    tx,
    articleSchema,
    `select title, text
       from (select article ->> 'title' as title, article ->> 'markdown' as text, completed_at,
                    sum(length(article ->> 'markdown')) over (order by completed_at desc, id) as characters
               from contents
              where project_id = $1 and id <> $2 and locale = $3 and article is not null
              order by completed_at desc, id
              limit $4) as newest
      where characters <= $5
      order by completed_at desc`,
    [projectId, contentId, locale, MAX_OWN_ARTICLES, MAX_OWN_CHARACTERS],
  );
}

const outputSchema = z.object({ stage: z.string(), output: z.unknown() });

async function readOutputs(generationId: string): Promise<Record<string, unknown>> {
  const sql = 'select stage, output from private.stage_outputs where generation_id = $1';
  const rows = await readRows(database(), outputSchema, sql, [generationId]);
  return Object.fromEntries(rows.map(({ stage, output }) => [stage, output]));
}
