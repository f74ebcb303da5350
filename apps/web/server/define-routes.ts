import type { VerbContext } from '@headway/database';
import type { NextRequest } from 'next/server';
import { authenticate } from './auth/authenticate.ts';
import { observeRequest } from './http/observe-request.ts';
import { Problem, toProblemResponse } from './http/problem.ts';
import { METHODS, refuseOtherMethods, type Method } from './http/refuse-other-methods.ts';
import { toProblem } from './http/to-problem.ts';
import { isUuid } from './http/uuid.ts';
import { toContext } from './process/database.ts';
import type { User } from './process/user.ts';

/** What a route of the API gets. */
export interface RouteInput {
  request: NextRequest;
  /** The first argument of a verb, for the signed-in person. */
  ctx: VerbContext<User>;
  user: User;
  query: URLSearchParams;
  /** The id in the address at the folder `[name]`. @throws {@link Problem} `malformed_id` for text that is no uuid. */
  id: (name: string) => string;
}

/** Serves one method: returns a `Response`, or a value that is answered as JSON with the status 200. */
type Handle = (input: RouteInput) => unknown;

type RouteHandler = (
  request: NextRequest,
  context: { params: Promise<Record<string, string>> },
) => Promise<Response>;

/**
 * Defines the methods of a route for signed-in people. Every error becomes a problem document. Methods that are not
 * defined are refused.
 */
export function defineRoutes(handles: Partial<Record<Method, Handle>>): Record<Method, RouteHandler> {
  const others = refuseOtherMethods(...METHODS.filter((method) => handles[method]));
  const toHandler = (method: Method): RouteHandler => {
    const handle = handles[method];
    return handle ? toRouteHandler(handle) : () => Promise.resolve(others[method]());
  };
  return {
    DELETE: toHandler('DELETE'),
    GET: toHandler('GET'),
    PATCH: toHandler('PATCH'),
    POST: toHandler('POST'),
    PUT: toHandler('PUT'),
  };
}

function toRouteHandler(handle: Handle): RouteHandler {
  return async (request, context) => {
    // Next passes no `params` to a route without a folder in brackets, whatever its types say.
    const given: Record<string, string> | undefined = await context.params;
    const params = given ?? {};
    return observeRequest(request, params, async () => {
      const { searchParams: query, pathname: path } = request.nextUrl;
      try {
        const user = await authenticate(request);
        const id = (name: string) => parseId(params[name] ?? '');
        const answer = await handle({ request, ctx: toContext(user), user, query, id });
        if (answer instanceof Response) return answer;
        return Response.json(answer, { headers: { 'cache-control': 'private, no-store' } });
      } catch (error) {
        return toProblemResponse(toProblem(error, { method: request.method, path }));
      }
    });
  };
}

function parseId(text: string): string {
  const id = text.toLowerCase();
  if (!isUuid(id)) throw new Problem('malformed_id');
  return id;
}
