import { preferenceSchema } from '@headway/notifications';
import { readPreferences } from '@/features/notifications/server/read-preferences.ts';
import { setPreference } from '@/features/notifications/server/set-preference.ts';
import { defineRoutes } from '@/server/define-routes.ts';
import { unwrap } from '@/server/http/problem.ts';
import { readBody } from '@/server/http/read-body.ts';

export const { DELETE, GET, PATCH, POST, PUT } = defineRoutes({
  GET: ({ user }) => readPreferences(user),
  PUT: async ({ request, ctx }) =>
    unwrap(await setPreference(ctx, await readBody(request, preferenceSchema))),
});
