import { z } from 'zod';
import { compareVersions } from '@/features/versions/server/compare-versions.ts';
import { defineRoute } from '@/server/define-route.ts';
import { Problem } from '@/server/http/problem.ts';
import { refuseOtherMethods } from '@/server/http/refuse-other-methods.ts';

const refSchema = z.union([z.uuid(), z.literal('current')]);
const querySchema = z.object({ from: refSchema, to: refSchema });

export const GET = defineRoute(async ({ user, query, id }) => {
  const pair = querySchema.safeParse(Object.fromEntries(query));
  if (!pair.success) {
    throw new Problem('malformed_query', '`from` and `to` are each the id of a version, or `current`.');
  }
  return Response.json(await compareVersions(user, id('id'), pair.data), {
    headers: { 'cache-control': 'private, no-store' },
  });
});

export const { DELETE, PATCH, POST, PUT } = refuseOtherMethods('GET');
