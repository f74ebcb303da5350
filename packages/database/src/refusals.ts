/**
 * The one table of refusals. A code is used in three places: as `code` of a problem document (RFC 9457), as `hint` of
 * an exception that SQL raises, and as the key of the sentence that people read. Codes are stable; clients rely on them.
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
  article_gone: { status: 404, title: 'Article deleted' },
  content_not_found: { status: 404, title: 'Article not found' },
  comment_not_found: { status: 404, title: 'Comment not found' },
  parent_not_found: { status: 404, title: 'Comment to reply to not found' },
  thread_not_found: { status: 404, title: 'Thread not found' },
  no_account: { status: 404, title: 'No account with this address' },
  method_not_allowed: { status: 405, title: 'Method not allowed' },
  not_running: { status: 409, title: 'Nothing is running' },
  already_running: { status: 409, title: 'Already running' },
  still_running: { status: 409, title: 'Still being generated' },
  not_in_trash: { status: 409, title: 'Not in the trash' },
  already_complete: { status: 409, title: 'Already complete' },
  no_article: { status: 409, title: 'No article yet' },
  epoch_changed: { status: 409, title: 'The document has started over' },
  page_outdated: { status: 409, title: 'The page is older than the document' },
  no_subscription: { status: 409, title: 'No subscription' },
  already_subscribed: { status: 409, title: 'Already subscribed' },
  already_member: { status: 409, title: 'Already a member' },
  last_owner: { status: 400, title: 'A project needs an owner' },
  comment_deleted: { status: 409, title: 'Comment deleted' },
  cursor_expired: { status: 410, title: 'Cursor of another epoch' },
  body_too_large: { status: 413, title: 'Body too large' },
  update_too_large: { status: 413, title: 'Too much for one edit' },
  not_json: { status: 415, title: 'Not JSON' },
  invalid_body: { status: 422, title: 'Invalid body' },
  invalid_keyword: { status: 422, title: 'Invalid keyword' },
  invalid_locale: { status: 422, title: 'Invalid locale' },
  invalid_version_name: { status: 422, title: 'Invalid name of a version' },
  update_malformed: { status: 422, title: 'Invalid update' },
  idempotency_key_reused: { status: 422, title: 'Idempotency-Key used before' },
  comment_empty: { status: 422, title: 'Empty comment' },
  comment_too_long: { status: 422, title: 'Comment too long' },
  mention_not_member: { status: 422, title: 'Mentioned person is no member' },
  too_many_mentions: { status: 422, title: 'Too many mentions' },
  unknown_reaction: { status: 422, title: 'Unknown reaction' },
  unknown_shelf: { status: 422, title: 'Unknown shelf' },
  too_many_articles: { status: 422, title: 'Too many articles' },
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

/** What a person is told when the refusal itself has no sentence. */
const SENTENCES: Partial<Record<RefusalCode, string>> = {
  malformed_id: 'An id is a uuid, such as 7d3c9a52-4f7e-4b8e-9d55-0c6a4d3f2b10.',
  malformed_body: 'The body is not valid JSON in UTF-8.',
  invalid_idempotency_key: 'An Idempotency-Key has 1 to 200 visible ASCII characters.',
  malformed_cursor: 'The parameter `after` is no cursor. Leave it out to begin.',
  cursor_from_future: 'This cursor is ahead of the log. Leave it out to begin anew.',
  no_topics: 'Name the topics to follow: `?topics=content:<id>,project:<id>`.',
  invalid_topic: 'A topic is a kind and a uuid, such as `content:<uuid>`, or `system`.',
  duplicate_topic: 'Each topic may be named once.',
  not_signed_in: 'Sign in first.',
  session_invalid: 'This session is not valid here. Sign in again.',
  session_expired: 'Your session has expired. Sign in again.',
  user_mismatch:
    'This was asked for another person than the one who is signed in now. Reload the page to go on.',
  usage_limit_reached: 'All generations of this month are used.',
  metrics_protected:
    'Send HEADWAY_METRICS_TOKEN as a Bearer token. While it is not set, nobody may read them.',
  role_too_low: 'Your role in this project does not allow this. Ask an owner for another one.',
  not_author: 'Only its author can do this.',
  operators_only: 'Only those who run this installation can do this.',
  origin_not_allowed: 'Pages of this origin may not use this API.',
  not_found: 'There is no such project or content, or it belongs to a project that is not yours.',
  version_not_found: 'There is no such version of this article.',
  article_gone: 'One of these articles has been deleted for good. Reload the page.',
  content_not_found: 'This article has been deleted, so there is nothing left to comment on.',
  comment_not_found: 'This comment is not there any more.',
  parent_not_found: 'The comment that you answer is not there any more.',
  thread_not_found: 'This thread is not there any more.',
  no_account: 'Nobody has an account with this address. Ask them to sign up first.',
  not_running: 'Nothing is being generated here: it has ended already.',
  still_running: 'This article is still being generated. Cancel that first, then move it to the trash.',
  not_in_trash: 'Move the project to the trash first.',
  already_running: 'This content is being generated already.',
  already_complete: 'This content is complete. Ask for a new one instead.',
  no_article: 'There is no article yet. It has versions once it is generated.',
  no_subscription: 'This project has never had a subscription. Choose a plan first.',
  already_subscribed: 'This project is subscribed already. Change its plan in the customer portal.',
  already_member: 'This person belongs to the project already.',
  last_owner: 'A project needs at least one owner. Make somebody else an owner first.',
  comment_deleted: 'This comment has been deleted meanwhile.',
  cursor_expired: 'The log was reset since this cursor was given out. Begin anew.',
  update_too_large: 'Too much has changed since to be restored in one edit.',
  not_json: 'Send the body as JSON, with `Content-Type: application/json`.',
  invalid_body: 'The body does not have the expected form; see `errors`.',
  invalid_keyword:
    'A keyword has 1 to 200 characters, at least one letter or digit, and no control characters.',
  invalid_locale: 'A locale is a language tag such as `en-US`.',
  invalid_version_name:
    'A version needs a name of 1 to 120 characters, none of them a control character or a mark of direction.',
  idempotency_key_reused: 'This Idempotency-Key was used for another keyword or locale. Send a new one.',
  comment_empty: 'Write something first.',
  comment_too_long: 'A comment has at most 10,000 characters. Shorten it, or make two of it.',
  mention_not_member:
    'You mention somebody who does not belong to this project. Take the name out, or have them invited.',
  too_many_mentions: 'A comment mentions at most 20 people.',
  unknown_reaction: 'There is no such reaction.',
  unknown_shelf: 'Articles are active, in the archive or in the trash.',
  too_many_articles: 'At most 500 articles are moved at once. Choose fewer.',
  unknown_role: 'There is no such role.',
  internal: 'This is our fault, and it has been recorded. Try again.',
  billing_unavailable: 'Stripe did not do what was asked. Try again shortly.',
  billing_not_configured:
    'Billing is not configured on this installation. Whoever runs it sets STRIPE_SECRET_KEY.',
  draining: 'This process is about to end.',
  auth_unavailable: 'Your session could not be checked. Try again shortly.',
  database_unavailable: 'The database does not answer at the moment. Try again shortly.',
};

/** The sentence of a code for the person who asked: what happened and what to do. */
export function toRefusalSentence(code: RefusalCode): string {
  return SENTENCES[code] ?? `${REFUSALS[code].title}.`;
}

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

/**
 * Makes the problem document (RFC 9457) of a refusal.
 *
 * @see https://www.rfc-editor.org/rfc/rfc9457
 */
export function toProblemDocument(
  code: RefusalCode,
  {
    detail = toRefusalSentence(code),
    members,
  }: { detail?: string | undefined; members?: object | undefined },
) {
  return { type: `urn:headway:problem:${code}`, ...REFUSALS[code], detail, code, ...members };
}
