import { answerBrief } from '@/features/assessment/server/answer-brief.ts';
import { defineRoutes } from '@/server/define-routes.ts';

export const { DELETE, GET, PATCH, POST, PUT } = defineRoutes({
  GET: ({ request, user, id }) => answerBrief(user, id('id'), request.headers.get('if-none-match')),
});
