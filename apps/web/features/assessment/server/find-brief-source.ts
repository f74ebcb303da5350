import { contentNotFound } from '@/features/projects/server/require-content-role.ts';
import { asUser } from '@/server/process/database.ts';
import { Problem } from '@/server/http/problem.ts';
import type { User } from '@/server/process/user.ts';

/** The generation and articles from which the brief of an article is made. */
export interface BriefSource {
  contentId: string;
  projectId: string;
  keyword: string;
  locale: string;
  /** The generation that wrote the article. */
  generationId: string;
  /** Changes when the project's other articles change. */
  ownArticlesVersion: string;
}

/**
 * Finds the source of a content's brief, for a person who may see the content.
 *
 * @throws {@link Problem} `not_found`; `brief_missing` where no article has been finished.
 */
export async function findBriefSource(user: User, contentId: string): Promise<BriefSource> {
  const { rows } = await asUser(user, (client) =>
    client.query<SourceRow>(
      `select content.project_id, content.keyword, content.locale,
              (select generation.id from generations as generation
                where generation.content_id = content.id and generation.status = 'complete'
                order by generation.finished_at desc limit 1) as generation_id,
              (select count(*) || '.' || coalesce(floor(extract(epoch from max(other.updated_at)) * 1000), 0)
                 from contents as other
                where other.project_id = content.project_id and other.id <> content.id
                  and other.locale = content.locale and other.article is not null) as own_articles_version
         from contents as content
        where content.id = $1`,
      [contentId],
    ),
  );
  const [row] = rows;
  if (!row) throw contentNotFound();
  if (row.generation_id === null) throw briefMissing('No article has been finished here yet.');
  return {
    contentId,
    projectId: row.project_id,
    keyword: row.keyword,
    locale: row.locale,
    generationId: row.generation_id,
    ownArticlesVersion: row.own_articles_version,
  };
}

interface SourceRow {
  project_id: string;
  keyword: string;
  locale: string;
  generation_id: string | null;
  own_articles_version: string;
}

/** The problem of an article that cannot be measured again. */
export function briefMissing(reason: string): Problem {
  return new Problem('brief_missing', reason);
}
