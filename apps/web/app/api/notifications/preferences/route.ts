import { preferenceSchema } from '@headway/notifications';
import { getPreferences } from '@/features/notifications/server/get-preferences.ts';
import { setPreference } from '@/features/notifications/server/set-preference.ts';
import { defineRoute } from '@/server/define-route.ts';
import { readBody } from '@/server/http/read-body.ts';
import { refuseOtherMethods } from '@/server/http/refuse-other-methods.ts';

export const GET = defineRoute(async ({ user }) =>
  Response.json(await getPreferences(user), { headers: { 'cache-control': 'private, no-store' } }),
);

export const PUT = defineRoute(async ({ request, user }) => {
  const preference = await readBody(request, preferenceSchema);
  await setPreference(user, preference);
  return Response.json(preference);
});

export const { DELETE, PATCH, POST } = refuseOtherMethods('GET', 'PUT');
