import { z } from 'zod';
import { readRowsAs } from '@/server/process/database.ts';
import { Problem } from '@/server/http/problem.ts';
import type { User } from '@/server/process/user.ts';

const rowSchema = z.object({
  contentId: z.string(),
  projectId: z.string(),
  keyword: z.string(),
  locale: z.string(),
  /** The generation that wrote the article. */
  generationId: z.string().nullable(),
  /** Changes when the project's other articles change. */
  ownArticlesVersion: z.string(),
  ownSites: z.array(z.string()),
  /** Changes when the sites of the project change. */
  ownSitesVersion: z.string(),
});

/** The generation and articles from which the brief of an article is made. */
export type BriefSource = z.infer<typeof rowSchema> & { generationId: string };

/**
 * Finds the source of a content's brief, for a person who may see the content.
 *
 * @throws {@link Problem} `not_found`; `brief_missing` where no article has been finished.
 */
export async function findBriefSource(user: User, contentId: string): Promise<BriefSource> {
  const [source] = await readRowsAs(
    user,
    rowSchema,
    `select content.id as "contentId", content.project_id as "projectId", content.keyword, content.locale,
              (select generation.id from generations as generation
                where generation.content_id = content.id and generation.status = 'complete'
                order by generation.finished_at desc limit 1) as "generationId",
              (select count(*) || '.' || coalesce(floor(extract(epoch from max(other.updated_at)) * 1000), 0)
                 from contents as other
                where other.project_id = content.project_id and other.id <> content.id
                  and other.locale = content.locale and other.article is not null) as "ownArticlesVersion",
              project.sites as "ownSites", md5(array_to_string(project.sites, ' ')) as "ownSitesVersion"
         from contents as content
         join projects as project on project.id = content.project_id
        where content.id = $1`,
    [contentId],
  );
  if (!source) throw new Problem('not_found');
  const { generationId } = source;
  if (generationId !== null) return { ...source, generationId };
  throw new Problem('brief_missing', { detail: 'The article is not finished yet.' });
}
