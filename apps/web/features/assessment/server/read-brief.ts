import { toBrief, type AssessmentBrief } from '@headway/pipeline/assessment';
import type { PoolClient } from 'pg';
import { asServer, asUser } from '@/server/process/database.ts';
import type { User } from '@/server/process/user.ts';
import { briefMissing, type BriefSource } from './find-brief-source.ts';

/** As many as a new generation compares with, limited to a size that a browser can load. */
const MAX_OWN_ARTICLES = 50;
const MAX_OWN_CHARACTERS = 1_000_000;

/**
 * Makes the brief from the stored outputs of the generation's stages.
 *
 * @throws {@link Problem} `brief_missing` when they have been deleted.
 */
export async function readBrief(user: User, source: BriefSource): Promise<AssessmentBrief> {
  const { keyword, locale } = source;
  const ownArticles = await asUser(user, (client) => readOwnArticles(client, source));
  // Only the server may read the outputs of stages; a member gets the part that checking the article needs.
  const outputs = await asServer((client) => readOutputs(client, source.generationId));
  const brief = toBrief({ keyword, locale, ownArticles }, outputs);
  if (!brief) {
    throw briefMissing(
      'What this article was written from is not kept any more, so that it cannot be measured again.',
    );
  }
  return brief;
}

async function readOwnArticles(
  client: PoolClient,
  { projectId, contentId, locale }: BriefSource,
): Promise<{ title: string; text: string }[]> {
  const { rows } = await client.query<{ title: string; text: string }>(
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
  return rows;
}

async function readOutputs(client: PoolClient, generationId: string): Promise<Record<string, unknown>> {
  const { rows } = await client.query<{ stage: string; output: unknown }>(
    'select stage, output from private.stage_outputs where generation_id = $1',
    [generationId],
  );
  return Object.fromEntries(rows.map(({ stage, output }) => [stage, output]));
}
