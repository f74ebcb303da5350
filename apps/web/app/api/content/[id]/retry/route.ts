import { retryContent } from '@/features/generation/server/retry-content.ts';
import { defineRoute } from '@/server/define-route.ts';
import { refuseOtherMethods } from '@/server/refuse-other-methods.ts';

export const POST = defineRoute(async ({ user, id }) =>
  Response.json(await retryContent(user, id('id')), { status: 202 }),
);

export const { DELETE, GET, PATCH, PUT } = refuseOtherMethods('POST');
