import { z } from 'zod';
import { getVersion, nameVersion } from '@/features/versions/server/change-versions.ts';
import { defineRoute } from '@/server/define-route.ts';
import { readBody } from '@/server/http/read-body.ts';
import { refuseOtherMethods } from '@/server/http/refuse-other-methods.ts';

// `null` takes the name away.
const bodySchema = z.object({ name: z.string().nullable() });

export const GET = defineRoute(async ({ user, id }) =>
  Response.json(await getVersion(user, id('id'), id('versionId')), {
    headers: { 'cache-control': 'private, no-store' },
  }),
);

export const PATCH = defineRoute(async ({ request, user, id }) => {
  const { name } = await readBody(request, bodySchema);
  return Response.json(await nameVersion(user, id('id'), { versionId: id('versionId'), name }));
});

export const { DELETE, POST, PUT } = refuseOtherMethods('GET', 'PATCH');
