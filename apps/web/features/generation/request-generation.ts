import { z } from 'zod';
import { callApi, type ApiResult } from '@/features/problems/call-api.ts';

const requestedSchema = z.object({ contentId: z.uuid(), generationId: z.uuid() });

/** Asks for an article on a keyword. A lost answer may be asked for again with the same `idempotencyKey`. */
export function requestGeneration(request: {
  projectId: string;
  keyword: string;
  locale: string;
  idempotencyKey: string;
}): Promise<ApiResult<z.infer<typeof requestedSchema>>> {
  const { projectId, keyword, locale, idempotencyKey } = request;
  return callApi(`/api/projects/${projectId}/content`, {
    method: 'POST',
    body: { keyword, locale },
    idempotencyKey,
    schema: requestedSchema,
  });
}
