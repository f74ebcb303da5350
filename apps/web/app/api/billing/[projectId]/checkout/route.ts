import { z } from 'zod';
import { createCheckout } from '@/features/billing/server/create-checkout.ts';
import { toPublicUrl } from '@/server/http/to-public-url.ts';
import { defineRoutes } from '@/server/define-routes.ts';
import { unwrap } from '@/server/http/problem.ts';
import { readBody } from '@/server/http/read-body.ts';

const bodySchema = z.object({ planId: z.string().min(1).max(40) });

export const { DELETE, GET, PATCH, POST, PUT } = defineRoutes({
  async POST({ request, ctx, id }) {
    const projectId = id('projectId');
    const { planId } = await readBody(request, bodySchema);
    const returnUrl = toPublicUrl(request.headers, `/projects/${projectId}/usage`);
    const checkout = unwrap(await createCheckout(ctx, { projectId, planId, returnUrl }));
    return Response.json(checkout, { status: 201 });
  },
});
