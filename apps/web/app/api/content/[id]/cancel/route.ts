import { cancelContent } from '@/features/generation/server/cancel-content.ts';
import { defineRoute } from '@/server/define-route.ts';

export const POST = defineRoute(async ({ user, id }) => Response.json(await cancelContent(user, id('id'))));
