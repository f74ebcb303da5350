import { retryContent } from '@/features/generation/server/retry-content.ts';
import { defineRoute } from '@/server/define-route.ts';

export const POST = defineRoute(async ({ user, id }) =>
  Response.json(await retryContent(user, id('id')), { status: 202 }),
);
