/**
 * The one table of refusals. A code is used in three places: as `code` of a problem document (RFC 9457), as `hint` of
 * an exception that SQL raises, and as the key of a sentence in the interface. Codes are stable; clients rely on them.
 * Runs in browsers too.
 */

/** What a code means for HTTP. */
export interface RefusalKind {
  /** The HTTP status, 400 to 599. */
  status: number;
  /** A title that is the same for every occurrence. */
  title: string;
}

/** Every refusal by its code, ordered by status. */
export const REFUSALS = {
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
  not_author: { status: 403, title: 'Not the author' },
  operators_only: { status: 403, title: 'For operators only' },
  topics_refused: { status: 403, title: 'Topics refused' },
  origin_not_allowed: { status: 403, title: 'Origin not allowed' },
  not_found: { status: 404, title: 'Not found' },
  brief_missing: { status: 404, title: 'Cannot be measured again' },
  version_not_found: { status: 404, title: 'Version not found' },
  document_not_found: { status: 404, title: 'Document not found' },
  content_not_found: { status: 404, title: 'Article not found' },
  comment_not_found: { status: 404, title: 'Comment not found' },
  parent_not_found: { status: 404, title: 'Comment to reply to not found' },
  thread_not_found: { status: 404, title: 'Thread not found' },
  no_account: { status: 404, title: 'No account with this address' },
  method_not_allowed: { status: 405, title: 'Method not allowed' },
  not_running: { status: 409, title: 'Nothing is running' },
  already_running: { status: 409, title: 'Already running' },
  already_complete: { status: 409, title: 'Already complete' },
  no_article: { status: 409, title: 'No article yet' },
  article_not_found: { status: 409, title: 'No article to start the document from' },
  document_restarted: { status: 409, title: 'The document has started over' },
  epoch_changed: { status: 409, title: 'The document has started over' },
  page_outdated: { status: 409, title: 'The page is older than the document' },
  no_subscription: { status: 409, title: 'No subscription' },
  already_subscribed: { status: 409, title: 'Already subscribed' },
  already_member: { status: 409, title: 'Already a member' },
  last_owner: { status: 409, title: 'A project needs an owner' },
  comment_deleted: { status: 409, title: 'Comment deleted' },
  cursor_expired: { status: 410, title: 'Cursor of another epoch' },
  body_too_large: { status: 413, title: 'Body too large' },
  update_too_large: { status: 413, title: 'Too much for one edit' },
  not_json: { status: 415, title: 'Not JSON' },
  invalid_body: { status: 422, title: 'Invalid body' },
  invalid_keyword: { status: 422, title: 'Invalid keyword' },
  invalid_locale: { status: 422, title: 'Invalid locale' },
  invalid_version_name: { status: 422, title: 'Invalid name of a version' },
  version_unnamed: { status: 422, title: 'Invalid name of a version' },
  invalid_update: { status: 422, title: 'Invalid update' },
  update_malformed: { status: 422, title: 'Invalid update' },
  idempotency_key_reused: { status: 422, title: 'Idempotency-Key used before' },
  comment_empty: { status: 422, title: 'Empty comment' },
  comment_too_long: { status: 422, title: 'Comment too long' },
  mention_not_member: { status: 422, title: 'Mentioned person is no member' },
  too_many_mentions: { status: 422, title: 'Too many mentions' },
  unknown_reaction: { status: 422, title: 'Unknown reaction' },
  unknown_role: { status: 422, title: 'Unknown role' },
  internal: { status: 500, title: 'Something went wrong' },
  billing_unavailable: { status: 502, title: 'Stripe did not answer' },
  billing_not_configured: { status: 503, title: 'Billing not configured' },
  overloaded: { status: 503, title: 'Too many event streams' },
  draining: { status: 503, title: 'Restarting' },
  log_unavailable: { status: 503, title: 'Event log not reachable' },
  auth_unavailable: { status: 503, title: 'Sessions cannot be checked' },
  database_unavailable: { status: 503, title: 'Database not reachable' },
} as const satisfies Record<string, RefusalKind>;

/** The stable code of a refusal. */
export type RefusalCode = keyof typeof REFUSALS;

/**
 * Tells whether a value, such as the `hint` of a database error or the `code` of a problem document, is a code of the
 * table.
 *
 * @example
 * if (isRefusalCode(error.hint)) return refuse(error.hint);
 */
export function isRefusalCode(value: unknown): value is RefusalCode {
  return typeof value === 'string' && Object.hasOwn(REFUSALS, value);
}
