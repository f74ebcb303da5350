import { z } from 'zod';
import { readArticles, searchWorkspace } from '@/features/shell/server/search-workspace.ts';
import { defineRoutes } from '@/server/define-routes.ts';
import { parseQuery } from '@/server/http/read-body.ts';

const querySchema = z.union([
  z.strictObject({ query: z.string().max(200) }),
  z.strictObject({
    recent: z
      .string()
      .transform((list) => list.split(',').filter((id) => id !== ''))
      .pipe(z.array(z.uuid()).max(20)),
  }),
]);

export const { DELETE, GET, PATCH, POST, PUT } = defineRoutes({
  GET({ user, query }) {
    const detail = 'Give `query`, a text of up to 200 characters, or `recent`, up to 20 ids of articles.';
    const asked = parseQuery(query, querySchema, detail);
    return 'query' in asked ? searchWorkspace(user, asked.query) : readArticles(user, asked.recent);
  },
});
