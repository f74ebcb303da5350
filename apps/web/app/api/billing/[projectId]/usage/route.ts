import { getProjectUsage } from '@/features/billing/server/get-project-usage.ts';
import { defineRoute } from '@/server/define-route.ts';
import { Problem } from '@/server/http/problem.ts';
import { refuseOtherMethods } from '@/server/http/refuse-other-methods.ts';

export const GET = defineRoute(async ({ user, id }) => {
  const usage = await getProjectUsage(user, id('projectId'));
  if (!usage) throw new Problem('not_found', 'There is no such project, or you do not belong to it.');
  return Response.json(usage, { headers: { 'cache-control': 'private, no-store' } });
});

export const { DELETE, PATCH, POST, PUT } = refuseOtherMethods('GET');
