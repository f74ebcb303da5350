import { restoreArticle } from '@/features/versions/server/change-versions.ts';
import { defineRoute } from '@/server/define-route.ts';

export const POST = defineRoute(async ({ user, id }) =>
  Response.json(await restoreArticle(user, id('id'), id('versionId'))),
);
