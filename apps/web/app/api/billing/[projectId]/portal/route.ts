import { createPortalSession } from '@/features/billing/server/create-portal-session.ts';
import { toPublicUrl } from '@/server/http/to-public-url.ts';
import { defineRoutes } from '@/server/define-routes.ts';
import { unwrap } from '@/server/http/problem.ts';

export const { DELETE, GET, PATCH, POST, PUT } = defineRoutes({
  async POST({ request, ctx, id }) {
    const projectId = id('projectId');
    const returnUrl = toPublicUrl(request.headers, `/projects/${projectId}/usage`);
    const session = unwrap(await createPortalSession(ctx, { projectId, returnUrl }));
    return Response.json(session, { status: 201 });
  },
});
