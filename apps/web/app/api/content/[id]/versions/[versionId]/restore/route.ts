import { restoreArticle } from '@/features/versions/server/change-versions.ts';
import { defineRoute } from '@/server/define-route.ts';
import { refuseOtherMethods } from '@/server/http/refuse-other-methods.ts';

export const POST = defineRoute(async ({ user, id }) =>
  Response.json(await restoreArticle(user, id('id'), id('versionId'))),
);

export const { DELETE, GET, PATCH, PUT } = refuseOtherMethods('POST');
