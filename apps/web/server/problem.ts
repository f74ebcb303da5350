/**
 * What the API may answer instead of a result, by stable code. `title` is the same for every occurrence; the
 * `detail` given where it is thrown says what happened this time and what to do.
 */
const PROBLEMS = {
  malformed_id: { status: 400, title: 'Malformed id' },
  malformed_body: { status: 400, title: 'Malformed body' },
  malformed_query: { status: 400, title: 'Malformed query' },
  invalid_idempotency_key: { status: 400, title: 'Invalid Idempotency-Key' },
  malformed_cursor: { status: 400, title: 'Malformed cursor' },
  cursor_from_future: { status: 400, title: 'Cursor from the future' },
  no_topics: { status: 400, title: 'No topics' },
  too_many_topics: { status: 400, title: 'Too many topics' },
  invalid_topic: { status: 400, title: 'Invalid topic' },
  duplicate_topic: { status: 400, title: 'Duplicate topic' },
  bad_signature: { status: 400, title: 'Signature not valid' },
  not_signed_in: { status: 401, title: 'Not signed in' },
  session_invalid: { status: 401, title: 'Session not valid' },
  session_expired: { status: 401, title: 'Session expired' },
  user_mismatch: { status: 401, title: 'Another person is signed in' },
  usage_limit_reached: { status: 402, title: 'Monthly limit reached' },
  metrics_protected: { status: 403, title: 'Metrics are protected' },
  role_too_low: { status: 403, title: 'Not allowed in this project' },
  operators_only: { status: 403, title: 'For operators only' },
  topics_refused: { status: 403, title: 'Topics refused' },
  origin_not_allowed: { status: 403, title: 'Origin not allowed' },
  not_found: { status: 404, title: 'Not found' },
  brief_missing: { status: 404, title: 'Cannot be measured again' },
  method_not_allowed: { status: 405, title: 'Method not allowed' },
  version_not_found: { status: 404, title: 'Version not found' },
  not_running: { status: 409, title: 'Nothing is running' },
  already_running: { status: 409, title: 'Already running' },
  already_complete: { status: 409, title: 'Already complete' },
  no_article: { status: 409, title: 'No article yet' },
  document_restarted: { status: 409, title: 'The document has started over' },
  no_subscription: { status: 409, title: 'No subscription' },
  already_subscribed: { status: 409, title: 'Already subscribed' },
  cursor_expired: { status: 410, title: 'Cursor of another epoch' },
  body_too_large: { status: 413, title: 'Body too large' },
  update_too_large: { status: 413, title: 'Too much for one edit' },
  not_json: { status: 415, title: 'Not JSON' },
  invalid_body: { status: 422, title: 'Invalid body' },
  invalid_keyword: { status: 422, title: 'Invalid keyword' },
  invalid_version_name: { status: 422, title: 'Invalid name of a version' },
  invalid_update: { status: 422, title: 'Invalid update' },
  invalid_locale: { status: 422, title: 'Invalid locale' },
  idempotency_key_reused: { status: 422, title: 'Idempotency-Key used before' },
  internal: { status: 500, title: 'Something went wrong' },
  billing_unavailable: { status: 502, title: 'Stripe did not answer' },
  billing_not_configured: { status: 503, title: 'Billing not configured' },
  overloaded: { status: 503, title: 'Too many event streams' },
  draining: { status: 503, title: 'Restarting' },
  log_unavailable: { status: 503, title: 'Event log not reachable' },
  auth_unavailable: { status: 503, title: 'Sessions cannot be checked' },
  database_unavailable: { status: 503, title: 'Database not reachable' },
} as const satisfies Record<string, { status: number; title: string }>;

/** The stable code of a problem. */
export type ProblemCode = keyof typeof PROBLEMS;

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
  readonly code: ProblemCode;
  readonly options: ProblemOptions;

  /** @param detail A sentence or two for the person who asked. */
  constructor(code: ProblemCode, detail: string, options: ProblemOptions = {}) {
    super(detail, { cause: options.cause });
    this.code = code;
    this.options = options;
  }

  get status(): number {
    return PROBLEMS[this.code].status;
  }
}

/** The problem as `application/problem+json`, never cached. */
export function toProblemResponse(problem: Problem): Response {
  const { status, title } = PROBLEMS[problem.code];
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
