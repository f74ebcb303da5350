import { REFUSALS, toProblemDocument, toRefusalSentence, type RefusalCode } from '@headway/database/refusals';
import type { RefusalOptions, Result } from '@headway/database/result';

/** What a problem document says beyond its code, and how it is sent. */
export interface ProblemOptions extends RefusalOptions {
  headers?: Record<string, string>;
  cause?: unknown;
}

/** A refusal that is thrown where a request is served, and answered as a problem document (RFC 9457). */
export class Problem extends Error {
  override readonly name = 'Problem';
  readonly code: RefusalCode;
  readonly options: ProblemOptions;

  constructor(code: RefusalCode, options: ProblemOptions = {}) {
    super(options.detail ?? toRefusalSentence(code), { cause: options.cause });
    this.code = code;
    this.options = options;
  }

  get status(): number {
    return REFUSALS[this.code].status;
  }
}

/** The value of a verb that succeeded. @throws {@link Problem} when the verb refused. */
export function unwrap<Value>(result: Result<Value>): Value {
  if (result.ok) return result.value;
  throw new Problem(result.code, result);
}

/** The problem as `application/problem+json`, never cached. */
export function toProblemResponse(problem: Problem): Response {
  const { members, headers } = problem.options;
  const document = toProblemDocument(problem.code, { detail: problem.message, members });
  return new Response(JSON.stringify(document), {
    status: document.status,
    headers: {
      'content-type': 'application/problem+json',
      'cache-control': 'no-store',
      ...(document.status === 401 ? { 'www-authenticate': 'Bearer' } : {}),
      ...headers,
    },
  });
}
