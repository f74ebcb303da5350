import { z } from 'zod';
import { compareVersions } from '@/features/versions/server/compare-versions.ts';
import { defineRoutes } from '@/server/define-routes.ts';
import { unwrap } from '@/server/http/problem.ts';
import { parseQuery } from '@/server/http/read-body.ts';

const refSchema = z.union([z.uuid(), z.literal('current')]);
const querySchema = z.object({ from: refSchema, to: refSchema });

export const { DELETE, GET, PATCH, POST, PUT } = defineRoutes({
  async GET({ ctx, query, id }) {
    const detail = '`from` and `to` are each the id of a version, or `current`.';
    const pair = parseQuery(query, querySchema, detail);
    return unwrap(await compareVersions(ctx, { contentId: id('id'), ...pair }));
  },
});
