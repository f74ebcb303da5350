import { withdrawAnnouncement } from '@/features/announcements/server/withdraw-announcement.ts';
import { defineRoutes } from '@/server/define-routes.ts';
import { unwrap } from '@/server/http/problem.ts';

export const { DELETE, GET, PATCH, POST, PUT } = defineRoutes({
  DELETE: async ({ ctx, id }) => unwrap(await withdrawAnnouncement(ctx, { id: id('id') })),
});
