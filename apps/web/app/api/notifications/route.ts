import { z } from 'zod';
import { listNotifications } from '@/features/notifications/server/list-notifications.ts';
import { defineRoute } from '@/server/define-route.ts';
import { Problem } from '@/server/http/problem.ts';
import { refuseOtherMethods } from '@/server/http/refuse-other-methods.ts';

const querySchema = z.object({
  before: z.uuid().optional(),
  limit: z.coerce.number().int().min(1).max(100).optional(),
  unread: z
    .enum(['0', '1'])
    .transform((value) => value === '1')
    .optional(),
});

export const GET = defineRoute(async ({ user, query }) => {
  const parsed = querySchema.safeParse(Object.fromEntries(query));
  if (!parsed.success) {
    throw new Problem(
      'malformed_query',
      '`before` is the id of a notification, `limit` 1 to 100, `unread` 0 or 1.',
    );
  }
  const { unread, ...page } = parsed.data;
  return Response.json(await listNotifications(user, { ...page, unreadOnly: unread }), {
    headers: { 'cache-control': 'private, no-store' },
  });
});

export const { DELETE, PATCH, POST, PUT } = refuseOtherMethods('GET');
