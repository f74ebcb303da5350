import { z } from 'zod';
import { deleteNotifications } from '@/features/notifications/server/delete-notifications.ts';
import { defineRoutes } from '@/server/define-routes.ts';
import { unwrap } from '@/server/http/problem.ts';
import { readBody } from '@/server/http/read-body.ts';

const bodySchema = z.object({ ids: z.array(z.uuid()).max(1000).nullable(), deleted: z.boolean() });

export const { DELETE, GET, PATCH, POST, PUT } = defineRoutes({
  async POST({ request, ctx }) {
    return { changed: unwrap(await deleteNotifications(ctx, await readBody(request, bodySchema))) };
  },
});
