import * as z from 'zod/mini';
import { callApi } from '@/features/problems/call-api.ts';

const requestedSchema = z.object({ contentId: z.uuid(), generationId: z.uuid() });

/** Asks for an article on a keyword. After a lost answer, the same `idempotencyKey` finds the same article. */
export function requestGeneration(
  projectId: string,
  body: { keyword: string; locale: string },
  idempotencyKey: string,
) {
  return callApi(`/api/projects/${projectId}/content`, requestedSchema, {
    method: 'POST',
    body,
    idempotencyKey,
  });
}
