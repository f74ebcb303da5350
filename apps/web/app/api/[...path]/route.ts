import { Problem, toProblemResponse } from '@/server/http/problem.ts';

// An address below /api that no route has.
function notFound(): Response {
  return toProblemResponse(new Problem('not_found', { detail: 'The API has no such address.' }));
}

export { notFound as DELETE, notFound as GET, notFound as PATCH, notFound as POST, notFound as PUT };
