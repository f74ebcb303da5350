import { DocumentError } from '@headway/documents/protocol';
import { toDocumentProblem } from './document-problem.ts';
import { health } from './health.ts';
import { errorFields, log } from './log.ts';
import { Problem } from './problem.ts';

// SQLSTATE classes and codes of a server that is gone, going, coming up, or out of connections, memory or disk.
const UNAVAILABLE = /^(08...|57P0[1-3]|53...)$/;
const UNREACHABLE = new Set(['ECONNREFUSED', 'ECONNRESET', 'ETIMEDOUT', 'EPIPE', 'ENOTFOUND', 'EAI_AGAIN']);
// pg gives these no code.
const LOST = /^(Connection terminated|timeout exceeded when trying to connect|Client has encountered)/;

/** Whatever was thrown, as a problem; what nobody foresaw is logged and called `internal`. */
export function toProblem(error: unknown, request: { method: string; path: string }): Problem {
  if (error instanceof Problem) return error;
  if (error instanceof DocumentError) return toDocumentProblem(error);
  if (isDatabaseUnavailable(error)) {
    log.warn('a request found no database', { ...request, reason: String(error) });
    return new Problem(
      'database_unavailable',
      'The database does not answer at the moment. Try again shortly.',
      {
        headers: { 'retry-after': '1' },
        cause: error,
      },
    );
  }
  health().countError(error, `${request.method} request`);
  log.error('a request failed', { ...request, ...errorFields(error) });
  return new Problem('internal', 'This is our fault, and it has been recorded. Try again.', { cause: error });
}

/** Whether the database could not be asked, as opposed to having refused. */
function isDatabaseUnavailable(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  if (error instanceof AggregateError) return error.errors.some(isDatabaseUnavailable);
  if (LOST.test(error.message)) return true;
  const code = 'code' in error ? error.code : undefined;
  return typeof code === 'string' && (UNAVAILABLE.test(code) || UNREACHABLE.has(code));
}
