import { withdrawAnnouncement } from '@/features/announcements/server/withdraw-announcement.ts';
import { defineRoute } from '@/server/define-route.ts';
import { refuseOtherMethods } from '@/server/http/refuse-other-methods.ts';

export const DELETE = defineRoute(async ({ user, id }) =>
  Response.json({ removed: await withdrawAnnouncement(user, id('id')) }),
);

export const { GET, PATCH, POST, PUT } = refuseOtherMethods('DELETE');
