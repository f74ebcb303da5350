import { announce, announcementSchema } from '@/features/notifications/server/announce.ts';
import { defineRoute } from '@/server/define-route.ts';
import { readBody } from '@/server/read-body.ts';
import { refuseOtherMethods } from '@/server/refuse-other-methods.ts';

export const POST = defineRoute(async ({ request, user }) => {
  const told = await announce(user, await readBody(request, announcementSchema));
  return Response.json({ told }, { status: 201 });
});

export const { DELETE, GET, PATCH, PUT } = refuseOtherMethods('POST');
