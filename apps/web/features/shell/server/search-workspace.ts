import { z } from 'zod';
import { readRowAs, readRowsAs } from '@/server/process/database.ts';
import type { User } from '@/server/process/user.ts';
import { foundArticleSchema, searchResultSchema, type SearchResult } from '../palette/search-result.ts';

/** Finds articles, projects and people of all projects of a person. */
export async function searchWorkspace(user: User, query: string): Promise<SearchResult> {
  const schema = z.object({ found: searchResultSchema });
  const { found } = await readRowAs(user, schema, 'select public.search_workspace($1) as found', [query]);
  return found;
}

/** Reads articles by their ids, in this order, without those that were deleted or may not be read. */
export async function readArticles(user: User, ids: readonly string[]): Promise<SearchResult> {
  const articles = await readRowsAs(
    user,
    foundArticleSchema,
    `select content.id, coalesce(content.title, content.keyword) as title, project.name as "projectName"
       from unnest($1::uuid[]) with ordinality as wanted (id, number)
       join contents as content using (id)
       join projects as project on project.id = content.project_id
      where content.shelf <> 'trash'
      order by wanted.number`,
    [ids],
  );
  return { articles, projects: [], people: [] };
}
