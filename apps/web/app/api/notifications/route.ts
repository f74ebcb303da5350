import { z } from 'zod';
import { readNotifications } from '@/features/notifications/server/read-notifications.ts';
import { defineRoutes } from '@/server/define-routes.ts';
import { parseQuery } from '@/server/http/read-body.ts';

const querySchema = z.object({
  before: z.uuid().optional(),
  limit: z.coerce.number().int().min(1).max(100).optional(),
  unread: z
    .enum(['0', '1'])
    .transform((value) => value === '1')
    .optional(),
});

export const { DELETE, GET, PATCH, POST, PUT } = defineRoutes({
  GET({ user, query }) {
    const detail = '`before` is the id of a notification, `limit` 1 to 100, `unread` 0 or 1.';
    const { unread, ...page } = parseQuery(query, querySchema, detail);
    return readNotifications(user, { ...page, unreadOnly: unread });
  },
});
