import { z } from 'zod';
import { saveVersion } from '@/features/versions/server/change-versions.ts';
import { listVersions } from '@/features/versions/server/list-versions.ts';
import { defineRoute } from '@/server/define-route.ts';
import { Problem } from '@/server/http/problem.ts';
import { readBody } from '@/server/http/read-body.ts';
import { refuseOtherMethods } from '@/server/http/refuse-other-methods.ts';

const querySchema = z.object({
  before: z.uuid().optional(),
  limit: z.coerce.number().int().min(1).max(200).optional(),
});

const bodySchema = z.object({ name: z.string() });

export const GET = defineRoute(async ({ user, query, id }) => {
  const page = querySchema.safeParse(Object.fromEntries(query));
  if (!page.success) {
    throw new Problem('malformed_query', '`before` is the id of a version, `limit` 1 to 200.');
  }
  return Response.json(await listVersions(user, id('id'), page.data), {
    headers: { 'cache-control': 'private, no-store' },
  });
});

export const POST = defineRoute(async ({ request, user, id }) => {
  const { name } = await readBody(request, bodySchema);
  return Response.json(await saveVersion(user, id('id'), name), { status: 201 });
});

export const { DELETE, PATCH, PUT } = refuseOtherMethods('GET', 'POST');
