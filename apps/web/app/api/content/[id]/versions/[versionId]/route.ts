import { readVersion, renameVersion } from '@headway/documents/server';
import { z } from 'zod';
import { toVersion } from '@/features/versions/server/to-version.ts';
import { defineRoutes } from '@/server/define-routes.ts';
import { unwrap } from '@/server/http/problem.ts';
import { readBody } from '@/server/http/read-body.ts';

// `null` takes the name away.
const bodySchema = z.object({ name: z.string().nullable() });

export const { DELETE, GET, PATCH, POST, PUT } = defineRoutes({
  async GET({ ctx, id }) {
    const ids = { contentId: id('id'), versionId: id('versionId') };
    const { version, markdown } = unwrap(await readVersion(ctx, ids));
    return { version: await toVersion(version), markdown };
  },
  async PATCH({ request, ctx, id }) {
    const { name } = await readBody(request, bodySchema);
    const ids = { contentId: id('id'), versionId: id('versionId') };
    return toVersion(unwrap(await renameVersion(ctx, { ...ids, name })));
  },
});
