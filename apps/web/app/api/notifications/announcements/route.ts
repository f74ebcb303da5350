import { announcementSchema } from '@/features/announcements/announcement.ts';
import { announce } from '@/features/announcements/server/announce.ts';
import { listAnnouncements } from '@/features/announcements/server/list-announcements.ts';
import { defineRoute } from '@/server/define-route.ts';
import { readBody } from '@/server/http/read-body.ts';
import { refuseOtherMethods } from '@/server/http/refuse-other-methods.ts';

export const GET = defineRoute(async ({ user }) =>
  Response.json(await listAnnouncements(user), { headers: { 'cache-control': 'private, no-store' } }),
);

export const POST = defineRoute(async ({ request, user }) => {
  const told = await announce(user, await readBody(request, announcementSchema));
  return Response.json({ told }, { status: 201 });
});

export const { DELETE, PATCH, PUT } = refuseOtherMethods('GET', 'POST');
