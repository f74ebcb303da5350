import { z } from 'zod';
import { createCheckout } from '@/features/billing/server/create-checkout.ts';
import { toPublicUrl } from '@/features/billing/server/to-public-url.ts';
import { defineRoute } from '@/server/define-route.ts';
import { readBody } from '@/server/http/read-body.ts';
import { refuseOtherMethods } from '@/server/http/refuse-other-methods.ts';

const bodySchema = z.object({ planId: z.string().min(1).max(40) });

export const POST = defineRoute(async ({ request, user, id }) => {
  const projectId = id('projectId');
  const { planId } = await readBody(request, bodySchema);
  const returnUrl = toPublicUrl(request, `/projects/${projectId}/usage`);
  return Response.json(
    { url: await createCheckout(user, { projectId, planId, returnUrl }) },
    { status: 201 },
  );
});

export const { DELETE, GET, PATCH, PUT } = refuseOtherMethods('POST');
