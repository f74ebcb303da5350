import { answerBrief } from '@/features/assessment/server/answer-brief.ts';
import { defineRoute } from '@/server/define-route.ts';
import { refuseOtherMethods } from '@/server/http/refuse-other-methods.ts';

export const GET = defineRoute(({ request, user, id }) =>
  answerBrief(user, id('id'), request.headers.get('if-none-match')),
);

export const { DELETE, PATCH, POST, PUT } = refuseOtherMethods('GET');
