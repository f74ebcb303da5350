import { streamProgress } from '@/features/generation/server/stream-progress.ts';
import { defineRoute } from '@/server/define-route.ts';
import { Problem } from '@/server/http/problem.ts';
import { refuseOtherMethods } from '@/server/http/refuse-other-methods.ts';

export const GET = defineRoute(async ({ request, user, query, id }) => {
  const userId = query.get('userId');
  if (userId !== null && userId.toLowerCase() !== user.id) {
    throw new Problem('user_mismatch', 'The parameter userId names someone else than the session does.');
  }
  return streamProgress(request, user, id('id'));
});

export const { DELETE, PATCH, POST, PUT } = refuseOtherMethods('GET');
