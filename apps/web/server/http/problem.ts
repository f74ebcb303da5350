import { REFUSALS, type RefusalCode } from '@headway/database/refusals';

/** What a problem document says beyond its detail. */
export interface ProblemOptions {
  /** Further members of the document. */
  extensions?: Record<string, unknown>;
  headers?: Record<string, string>;
  cause?: unknown;
}

/** Thrown by whatever serves a request; answered as a problem document (RFC 9457). */
export class Problem extends Error {
  override readonly name = 'Problem';
  readonly code: RefusalCode;
  readonly options: ProblemOptions;

  /** @param detail A sentence or two for the person who asked. */
  constructor(code: RefusalCode, detail: string, options: ProblemOptions = {}) {
    super(detail, { cause: options.cause });
    this.code = code;
    this.options = options;
  }

  get status(): number {
    return REFUSALS[this.code].status;
  }
}

/** The problem as `application/problem+json`, never cached. */
export function toProblemResponse(problem: Problem): Response {
  const { status, title } = REFUSALS[problem.code];
  const document = {
    type: `urn:headway:problem:${problem.code}`,
    title,
    status,
    detail: problem.message,
    code: problem.code,
    ...problem.options.extensions,
  };
  return new Response(JSON.stringify(document), {
    status,
    headers: {
      'content-type': 'application/problem+json',
      'cache-control': 'no-store',
      ...(status === 401 ? { 'www-authenticate': 'Bearer' } : {}),
      ...problem.options.headers,
    },
  });
}
