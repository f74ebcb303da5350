import { requestGeneration } from '@headway/generations/server';
import { z } from 'zod';
import { createGenerationContext } from '@/features/generation/server/generation-context.ts';
import { defineRoutes } from '@/server/define-routes.ts';
import { unwrap } from '@/server/http/problem.ts';
import { readBody } from '@/server/http/read-body.ts';

const bodySchema = z.object({ keyword: z.string(), locale: z.string().optional() });

export const { DELETE, GET, PATCH, POST, PUT } = defineRoutes({
  async POST({ request, ctx, id }) {
    const projectId = id('projectId');
    const idempotencyKey = request.headers.get('idempotency-key') ?? undefined;
    const input = { projectId, idempotencyKey, ...(await readBody(request, bodySchema)) };
    const requested = unwrap(await requestGeneration(await createGenerationContext(ctx), input));
    const { replayed, ...made } = requested;
    return Response.json(made, {
      status: 202,
      headers: {
        location: `/api/content/${made.contentId}`,
        ...(replayed ? { 'idempotent-replayed': 'true' } : {}),
      },
    });
  },
});
