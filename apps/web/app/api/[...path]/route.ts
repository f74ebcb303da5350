import { Problem, toProblemResponse } from '@/server/http/problem.ts';

// An address below /api that is none: a problem document, like every other answer of the API.
function notFound(): Response {
  return toProblemResponse(new Problem('not_found', 'The API has no such address.'));
}

export { notFound as DELETE, notFound as GET, notFound as PATCH, notFound as POST, notFound as PUT };
