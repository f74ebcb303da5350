import { z } from 'zod';
import { markNotifications } from '@/features/notifications/server/mark-notifications.ts';
import { defineRoutes } from '@/server/define-routes.ts';
import { unwrap } from '@/server/http/problem.ts';
import { readBody } from '@/server/http/read-body.ts';

// `null` means all of them.
const bodySchema = z.object({ ids: z.array(z.uuid()).max(1000).nullable(), read: z.boolean() });

export const { DELETE, GET, PATCH, POST, PUT } = defineRoutes({
  async POST({ request, ctx }) {
    const changed = unwrap(await markNotifications(ctx, await readBody(request, bodySchema)));
    return { changed };
  },
});
