import { announcementSchema } from '@/features/announcements/announcement.ts';
import { announce } from '@/features/announcements/server/announce.ts';
import { readAnnouncements } from '@/features/announcements/server/read-announcements.ts';
import { defineRoutes } from '@/server/define-routes.ts';
import { unwrap } from '@/server/http/problem.ts';
import { readBody } from '@/server/http/read-body.ts';

export const { DELETE, GET, PATCH, POST, PUT } = defineRoutes({
  GET: async ({ ctx }) => unwrap(await readAnnouncements(ctx)),
  async POST({ request, ctx }) {
    const told = unwrap(await announce(ctx, await readBody(request, announcementSchema)));
    return Response.json(told, { status: 201 });
  },
});
