import { createVersion } from '@headway/documents/server';
import { z } from 'zod';
import { readVersionPage } from '@/features/versions/server/read-version-page.ts';
import { toVersion } from '@/features/versions/server/to-version.ts';
import { defineRoutes } from '@/server/define-routes.ts';
import { unwrap } from '@/server/http/problem.ts';
import { parseQuery, readBody } from '@/server/http/read-body.ts';

const querySchema = z.object({
  before: z.uuid().optional(),
  only: z
    .string()
    .transform((ids) => ids.split(','))
    .pipe(z.array(z.uuid()).max(50))
    .optional(),
  limit: z.coerce.number().int().min(1).max(200).optional(),
});

const bodySchema = z.object({ name: z.string() });

export const { DELETE, GET, PATCH, POST, PUT } = defineRoutes({
  async GET({ ctx, query, id }) {
    const page = parseQuery(
      query,
      querySchema,
      '`before` is the id of a version, `only` up to 50 ids, `limit` 1 to 200.',
    );
    return unwrap(await readVersionPage(ctx, { contentId: id('id'), ...page }));
  },
  async POST({ request, ctx, id }) {
    const { name } = await readBody(request, bodySchema);
    const version = unwrap(await createVersion(ctx, { contentId: id('id'), name }));
    return Response.json(await toVersion(version), { status: 201 });
  },
});
