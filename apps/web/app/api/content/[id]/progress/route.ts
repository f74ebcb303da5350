import { streamProgress } from '@/features/generation/server/stream-progress.ts';
import { defineRoutes } from '@/server/define-routes.ts';
import { Problem } from '@/server/http/problem.ts';

export const { DELETE, GET, PATCH, POST, PUT } = defineRoutes({
  GET({ request, user, query, id }) {
    const userId = query.get('userId');
    if (userId !== null && userId.toLowerCase() !== user.id) throw new Problem('user_mismatch');
    return streamProgress(request, user, id('id'));
  },
});
