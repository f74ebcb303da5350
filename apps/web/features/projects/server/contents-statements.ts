import { PAGE_SIZE, type ContentOrder, type ContentQuery } from '../content-query.ts';
import { CONTENT_COLUMNS } from './content-columns.ts';

// Relative imports only, here and below: bench/search.ts measures these statements without Next's resolution.

/** A statement with its parameters. */
export interface Statement {
  sql: string;
  values: (string | number | null)[];
}

const ORDERS: Record<ContentOrder, string> = {
  newest: 'content.created_at desc',
  oldest: 'content.created_at',
  title: 'lower(coalesce(content.title, content.keyword))',
  score: 'content.score desc nulls last',
  words: 'content.words desc nulls last',
};

const CONDITIONS = `
  content.project_id = $1 and content.shelf = $2
  and ($3 = '' or coalesce(content.title, '') ilike $3 or content.keyword ilike $3)
  and ($4::text is null or content.status = $4)
  and ($5::uuid is null or content.created_by = $5)
  and ($6::text is null or content.locale = $6)
  and ($7::int is null or content.score >= $7)`;

/**
 * Reads a page of the contents that a query finds in a project. The page is chosen before its columns are read:
 * otherwise Postgres reads them of every content before the page, too.
 */
export function toPageStatement(projectId: string, query: ContentQuery): Statement {
  const order = ORDERS[query.order];
  return {
    sql: `select ${CONTENT_COLUMNS},
                 (select generation.state from public.generations as generation
                   where generation.content_id = content.id
                   order by generation.created_at desc limit 1) as state
            from public.contents as content
           where content.id = any (array(
                   select content.id from public.contents as content
                    where ${CONDITIONS}
                    order by ${order}, content.id
                    limit ${PAGE_SIZE} offset $8))
           order by ${order}, content.id`,
    values: [...toConditions(projectId, query), (query.page - 1) * PAGE_SIZE],
  };
}

/** Counts the contents that a query finds in a project, and reads what the project's contents can be filtered by. */
export function toFacetsStatement(projectId: string, query: ContentQuery): Statement {
  return {
    sql: `select (select count(*)::int from public.contents as content where ${CONDITIONS}) as total,
                 (select coalesce(json_agg(json_build_object('userId', profile.id, 'displayName', profile.display_name)
                                           order by profile.display_name), '[]')
                    from public.profiles as profile
                   where profile.id = any (array(
                           select distinct content.created_by from public.contents as content
                            where content.project_id = $1))) as authors,
                 (select coalesce(json_agg(distinct content.locale), '[]')
                    from public.contents as content where content.project_id = $1) as locales`,
    values: toConditions(projectId, query),
  };
}

function toConditions(projectId: string, query: ContentQuery): Statement['values'] {
  const { shelf, search, status, author, locale, score } = query;
  return [projectId, shelf, toPattern(search), status, author, locale, score];
}

/** The pattern of `ilike` that finds a text anywhere; empty for an empty text. */
function toPattern(search: string): string {
  return search === '' ? '' : `%${search.replaceAll(/[\\%_]/g, String.raw`\$&`)}%`;
}
