import { getContent } from '@/features/article-page/server/get-content.ts';
import { contentNotFound } from '@/features/projects/server/require-content-role.ts';
import { defineRoute } from '@/server/define-route.ts';
import { refuseOtherMethods } from '@/server/http/refuse-other-methods.ts';

export const GET = defineRoute(async ({ user, id }) => {
  const content = await getContent(user, id('id'));
  if (!content) throw contentNotFound();
  return Response.json(content, { headers: { 'cache-control': 'private, no-store' } });
});

export const { DELETE, PATCH, POST, PUT } = refuseOtherMethods('GET');
