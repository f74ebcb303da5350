import { z } from 'zod';
import { markNotifications } from '@/features/notifications/server/mark-notifications.ts';
import { defineRoute } from '@/server/define-route.ts';
import { readBody } from '@/server/http/read-body.ts';
import { refuseOtherMethods } from '@/server/http/refuse-other-methods.ts';

// `null` means all of them.
const bodySchema = z.object({ ids: z.array(z.uuid()).max(1000).nullable(), read: z.boolean() });

export const POST = defineRoute(async ({ request, user }) => {
  const { ids, read } = await readBody(request, bodySchema);
  return Response.json({ changed: await markNotifications(user, ids, read) });
});

export const { DELETE, GET, PATCH, PUT } = refuseOtherMethods('POST');
