import { z } from 'zod';
import { requestContent } from '@/features/generation/server/request-content.ts';
import { defineRoute } from '@/server/define-route.ts';
import { readBody } from '@/server/read-body.ts';
import { refuseOtherMethods } from '@/server/refuse-other-methods.ts';

const bodySchema = z.object({ keyword: z.string(), locale: z.string().optional() });

export const POST = defineRoute(async ({ request, user, id }) => {
  const { replayed, ...made } = await requestContent(user, {
    projectId: id('projectId'),
    idempotencyKey: request.headers.get('idempotency-key') ?? undefined,
    locale: undefined,
    ...(await readBody(request, bodySchema)),
  });
  return Response.json(made, {
    status: 202,
    headers: {
      location: `/api/content/${made.contentId}`,
      ...(replayed ? { 'idempotent-replayed': 'true' } : {}),
    },
  });
});

export const { DELETE, GET, PATCH, PUT } = refuseOtherMethods('POST');
