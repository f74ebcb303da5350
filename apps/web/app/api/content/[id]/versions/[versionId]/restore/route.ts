import { restoreVersion } from '@headway/documents/server';
import { toVersion } from '@/features/versions/server/to-version.ts';
import { defineRoutes } from '@/server/define-routes.ts';
import { unwrap } from '@/server/http/problem.ts';

export const { DELETE, GET, PATCH, POST, PUT } = defineRoutes({
  async POST({ ctx, id }) {
    const ids = { contentId: id('id'), versionId: id('versionId') };
    const restored = unwrap(await restoreVersion(ctx, ids));
    if (restored === null) return { before: null, after: null };
    return { before: await toVersion(restored.before), after: await toVersion(restored.after) };
  },
});
