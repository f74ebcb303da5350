import { readProjectUsage } from '@/features/billing/server/read-project-usage.ts';
import { defineRoutes } from '@/server/define-routes.ts';
import { Problem } from '@/server/http/problem.ts';

export const { DELETE, GET, PATCH, POST, PUT } = defineRoutes({
  async GET({ user, id }) {
    const usage = await readProjectUsage(user, id('projectId'));
    if (!usage) throw new Problem('not_found');
    return usage;
  },
});
