import { cancelContent } from '@/features/generation/server/cancel-content.ts';
import { defineRoute } from '@/server/define-route.ts';
import { refuseOtherMethods } from '@/server/refuse-other-methods.ts';

export const POST = defineRoute(async ({ user, id }) => Response.json(await cancelContent(user, id('id'))));

export const { DELETE, GET, PATCH, PUT } = refuseOtherMethods('POST');
