import type { NextRequest } from 'next/server';
import { authenticate } from './auth/authenticate.ts';
import { observeRequest } from './http/observe-request.ts';
import { Problem, toProblemResponse } from './http/problem.ts';
import { toProblem } from './http/to-problem.ts';
import type { User } from './process/user.ts';
import { isUuid } from './http/uuid.ts';

/** What a route of the API gets. */
export interface RouteInput {
  request: NextRequest;
  user: User;
  query: URLSearchParams;
  /** The id in the address at the folder `[name]`; throws `malformed_id` for what is no uuid. */
  id: (name: string) => string;
}

type RouteHandler = (
  request: NextRequest,
  context: { params: Promise<Record<string, string>> },
) => Promise<Response>;

/** A route handler for signed-in people. Whatever is thrown becomes a problem document. */
export function defineRoute(handle: (input: RouteInput) => Promise<Response>): RouteHandler {
  return async (request, context) => {
    // Next gives none to a route without a folder in brackets, whatever its types say.
    const given: Record<string, string> | undefined = await context.params;
    const params = given ?? {};
    return observeRequest(request, params, async () => {
      try {
        const user = await authenticate(request);
        const id = (name: string) => parseId(params[name] ?? '');
        return await handle({ request, user, query: request.nextUrl.searchParams, id });
      } catch (error) {
        return toProblemResponse(
          toProblem(error, { method: request.method, path: request.nextUrl.pathname }),
        );
      }
    });
  };
}

function parseId(text: string): string {
  const id = text.toLowerCase();
  if (!isUuid(id)) {
    throw new Problem('malformed_id', 'An id is a uuid, such as 7d3c9a52-4f7e-4b8e-9d55-0c6a4d3f2b10.');
  }
  return id;
}
