import { requestGeneration } from '@headway/generations/server';
import { z } from 'zod';
import { createGenerationContext } from '@/features/generation/server/generation-context.ts';
import { toGenerationProblem } from '@/features/generation/server/to-generation-problem.ts';
import { defineRoute } from '@/server/define-route.ts';
import { readBody } from '@/server/http/read-body.ts';
import { refuseOtherMethods } from '@/server/http/refuse-other-methods.ts';

const bodySchema = z.object({ keyword: z.string(), locale: z.string().optional() });

export const POST = defineRoute(async ({ request, user, id }) => {
  const projectId = id('projectId');
  const idempotencyKey = request.headers.get('idempotency-key') ?? undefined;
  const body = await readBody(request, bodySchema);
  const result = await requestGeneration(await createGenerationContext(user), {
    projectId,
    idempotencyKey,
    ...body,
  });
  if (!result.ok) throw toGenerationProblem(result);
  const { replayed, ...made } = result.value;
  return Response.json(made, {
    status: 202,
    headers: {
      location: `/api/content/${made.contentId}`,
      ...(replayed ? { 'idempotent-replayed': 'true' } : {}),
    },
  });
});

export const { DELETE, GET, PATCH, PUT } = refuseOtherMethods('POST');
