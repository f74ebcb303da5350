import { z } from 'zod';
import { positionSchema, toCursor } from '@/server/events/topic-position.ts';
import { isUuid } from '@/server/http/uuid.ts';
import { readRowsAs } from '@/server/process/database.ts';
import type { User } from '@/server/process/user.ts';
import { contentSchema, type ContentPage } from '../content.ts';
import type { ContentQuery } from '../content-query.ts';
import { toFacetsStatement, toPageStatement } from './contents-statements.ts';
import { toState } from './read-content.ts';

const rowSchema = contentSchema.extend({ ...positionSchema.shape, state: z.unknown() });

const facetsSchema = z.object({
  total: z.number(),
  authors: z.array(z.object({ userId: z.string(), displayName: z.string() })),
  locales: z.array(z.string()),
});

/** A page of the contents that a query finds in a project; nothing for someone who does not belong to it. */
export async function readContents(user: User, projectId: string, query: ContentQuery): Promise<ContentPage> {
  if (!isUuid(projectId)) return { contents: [], total: 0, authors: [], locales: [] };
  const page = toPageStatement(projectId, query);
  const facets = toFacetsStatement(projectId, query);
  const [rows, [counted]] = await Promise.all([
    readRowsAs(user, rowSchema, page.sql, page.values),
    readRowsAs(user, facetsSchema, facets.sql, facets.values),
  ]);
  const { total = 0, authors = [], locales = [] } = counted ?? {};
  const contents = rows.map(({ epoch, head, state, ...content }) => ({
    ...content,
    state: toState(state, ''),
    cursor: toCursor({ epoch, head }),
  }));
  return { contents, total, authors, locales };
}
