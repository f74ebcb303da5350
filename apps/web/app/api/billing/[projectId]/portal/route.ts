import { createPortalSession } from '@/features/billing/server/create-portal-session.ts';
import { toPublicUrl } from '@/features/billing/server/to-public-url.ts';
import { defineRoute } from '@/server/define-route.ts';
import { refuseOtherMethods } from '@/server/http/refuse-other-methods.ts';

export const POST = defineRoute(async ({ request, user, id }) => {
  const projectId = id('projectId');
  const returnUrl = toPublicUrl(request, `/projects/${projectId}/usage`);
  return Response.json({ url: await createPortalSession(user, projectId, returnUrl) }, { status: 201 });
});

export const { DELETE, GET, PATCH, PUT } = refuseOtherMethods('POST');
