import { isConnectionError } from '@headway/database';
import { z } from 'zod';
import { health } from '../process/health.ts';
import { errorFields, log } from '../process/log.ts';
import { Problem } from './problem.ts';

const outOfResources = z.object({ code: z.string().regex(/^53\w{3}$/) });

/** Converts any error to a problem. An unexpected error is logged, counted and answered as `internal`. */
export function toProblem(error: unknown, request: { method: string; path: string }): Problem {
  if (error instanceof Problem) return error;
  if (isDatabaseUnavailable(error)) {
    log.warn('a request found no database', { ...request, reason: String(error) });
    return new Problem('database_unavailable', { headers: { 'retry-after': '1' }, cause: error });
  }
  health().countError(error, `${request.method} request`);
  log.error('a request failed', { ...request, ...errorFields(error) });
  return new Problem('internal', { cause: error });
}

/** Tells whether the database could not be reached or is out of connections, memory or disk (SQLSTATE class 53). */
function isDatabaseUnavailable(error: unknown): boolean {
  return isConnectionError(error) || outOfResources.safeParse(error).success;
}
