import { z } from 'zod';
import { positionSchema, toCursor } from '@/server/events/topic-position.ts';
import { isUuid } from '@/server/http/uuid.ts';
import { readRowsAs } from '@/server/process/database.ts';
import type { User } from '@/server/process/user.ts';
import { contentSchema, type ContentPage } from '../content.ts';
import { PAGE_SIZE, type ContentOrder, type ContentQuery } from '../content-query.ts';
import { CONTENT_COLUMNS, toState } from './read-content.ts';

const rowSchema = contentSchema.extend({ ...positionSchema.shape, state: z.unknown() });

const facetsSchema = z.object({
  total: z.number(),
  authors: z.array(z.object({ userId: z.string(), displayName: z.string() })),
  locales: z.array(z.string()),
});

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

/** A page of the contents that a query finds in a project; nothing for someone who does not belong to it. */
export async function readContents(user: User, projectId: string, query: ContentQuery): Promise<ContentPage> {
  if (!isUuid(projectId)) return { contents: [], total: 0, authors: [], locales: [] };
  const { shelf, search, status, author, locale, score, order, page } = query;
  const conditions = [projectId, shelf, toPattern(search), status, author, locale, score];
  const reading = readRowsAs(
    user,
    rowSchema,
    `select ${CONTENT_COLUMNS},
              (select generation.state from generations as generation
                where generation.content_id = content.id
                order by generation.created_at desc limit 1) as state
         from contents as content
        where ${CONDITIONS}
        order by ${ORDERS[order]}, content.id
        limit ${PAGE_SIZE} offset $8`,
    [...conditions, (page - 1) * PAGE_SIZE],
  );
  const readingFacets = readRowsAs(
    user,
    facetsSchema,
    `select (select count(*)::int from contents as content where ${CONDITIONS}) as total,
            (select coalesce(json_agg(author order by author->>'displayName'), '[]')
               from (select distinct jsonb_build_object('userId', profile.id, 'displayName', profile.display_name)
                       from contents as content join profiles as profile on profile.id = content.created_by
                      where content.project_id = $1) as found (author)) as authors,
            (select coalesce(json_agg(distinct content.locale), '[]')
               from contents as content where content.project_id = $1) as locales`,
    conditions,
  );
  const [rows, [facets]] = await Promise.all([reading, readingFacets]);
  const { total = 0, authors = [], locales = [] } = facets ?? {};
  const contents = rows.map(({ epoch, head, state, ...content }) => ({
    ...content,
    state: toState(state, ''),
    cursor: toCursor({ epoch, head }),
  }));
  return { contents, total, authors, locales };
}

/** The pattern of `ilike` that finds a text anywhere; empty for an empty text. */
function toPattern(search: string): string {
  return search === '' ? '' : `%${search.replaceAll(/[\\%_]/g, String.raw`\$&`)}%`;
}
