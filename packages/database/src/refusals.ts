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
  invitation_for_other: { status: 403, title: 'Invitation for another address' },
  not_author: { status: 403, title: 'Not the author' },
  account_disabled: { status: 403, title: 'Account disabled' },
  sign_up_closed: { status: 403, title: 'Sign-up is closed' },
  operators_only: { status: 403, title: 'For operators only' },
  topics_refused: { status: 403, title: 'Topics refused' },
  origin_not_allowed: { status: 403, title: 'Origin not allowed' },
  not_found: { status: 404, title: 'Not found' },
  brief_missing: { status: 404, title: 'Cannot be scored again' },
  version_not_found: { status: 404, title: 'Version not found' },
  document_not_found: { status: 404, title: 'Document not found' },
  article_gone: { status: 404, title: 'Article deleted' },
  content_not_found: { status: 404, title: 'Article not found' },
  comment_not_found: { status: 404, title: 'Comment not found' },
  parent_not_found: { status: 404, title: 'Comment to reply to not found' },
  thread_not_found: { status: 404, title: 'Thread not found' },
  keyword_gone: { status: 404, title: 'Keyword not in the queue' },
  invitation_gone: { status: 404, title: 'Invitation not found' },
  method_not_allowed: { status: 405, title: 'Method not allowed' },
  not_running: { status: 409, title: 'Nothing is running' },
  already_running: { status: 409, title: 'Already running' },
  still_running: { status: 409, title: 'Still being generated' },
  not_in_trash: { status: 409, title: 'Not in the trash' },
  already_complete: { status: 409, title: 'Already complete' },
  no_article: { status: 409, title: 'No article yet' },
  nothing_to_share: { status: 409, title: 'No article to share' },
  too_many_links: { status: 409, title: 'Too many links' },
  own_account: { status: 409, title: 'Your own account' },
  epoch_changed: { status: 409, title: 'The document was reset' },
  page_outdated: { status: 409, title: 'The page is older than the document' },
  no_subscription: { status: 409, title: 'No subscription' },
  already_subscribed: { status: 409, title: 'Already subscribed' },
  checkout_open: { status: 409, title: 'Another plan is being chosen' },
  already_member: { status: 409, title: 'Already a member' },
  last_owner: { status: 400, title: 'A project needs an owner' },
  comment_deleted: { status: 409, title: 'Comment deleted' },
  invitation_expired: { status: 410, title: 'Invitation expired' },
  cursor_expired: { status: 410, title: 'Cursor of another epoch' },
  body_too_large: { status: 413, title: 'Body too large' },
  update_too_large: { status: 413, title: 'Too much for one edit' },
  not_json: { status: 415, title: 'Not JSON' },
  invalid_body: { status: 422, title: 'Invalid body' },
  invalid_keyword: { status: 422, title: 'Invalid keyword' },
  invalid_locale: { status: 422, title: 'Invalid locale' },
  invalid_version_name: { status: 422, title: 'Invalid version name' },
  update_malformed: { status: 422, title: 'Invalid update' },
  idempotency_key_reused: { status: 422, title: 'Idempotency-Key used before' },
  comment_empty: { status: 422, title: 'Empty comment' },
  comment_too_long: { status: 422, title: 'Comment too long' },
  mention_not_member: { status: 422, title: 'Mentioned person is not a member' },
  too_many_mentions: { status: 422, title: 'Too many mentions' },
  unknown_reaction: { status: 422, title: 'Unknown reaction' },
  unknown_shelf: { status: 422, title: 'Unknown shelf' },
  queue_full: { status: 422, title: 'Queue full' },
  too_many_articles: { status: 422, title: 'Too many articles' },
  invalid_address: { status: 422, title: 'Invalid address' },
  invalid_expiry: { status: 422, title: 'Invalid expiry' },
  unknown_role: { status: 422, title: 'Unknown role' },
  too_many_invitations: { status: 429, title: 'Too many invitations' },
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
  malformed_id: 'An id is a UUID, such as 7d3c9a52-4f7e-4b8e-9d55-0c6a4d3f2b10.',
  malformed_body: 'The body is not valid JSON in UTF-8.',
  invalid_idempotency_key: 'An Idempotency-Key has 1 to 200 visible ASCII characters.',
  malformed_cursor: 'The parameter `after` is not a valid cursor. Leave it out to start from the beginning.',
  cursor_from_future: 'This cursor is ahead of the event log. Leave it out to start from the beginning.',
  no_topics: 'List the topics to follow: `?topics=content:<id>,project:<id>`.',
  invalid_topic: 'A topic is `system`, or a kind and a UUID, such as `content:<uuid>`.',
  duplicate_topic: 'List each topic only once.',
  not_signed_in: 'Sign in first.',
  session_invalid: 'This session is not valid. Sign in again.',
  session_expired: 'Your session has expired. Sign in again.',
  user_mismatch: 'Another person is now signed in in this browser. Reload the page to continue.',
  usage_limit_reached: 'All generations for this month are used.',
  metrics_protected:
    'Send HEADWAY_METRICS_TOKEN as a Bearer token. If it is not set, metrics cannot be read.',
  role_too_low: 'Your role in this project does not allow this. Ask an owner to change your role.',
  not_author: 'Only the author can do this.',
  account_disabled: 'An operator of this installation has disabled your account.',
  sign_up_closed: 'Nobody can create an account here at the moment.',
  own_account: 'You cannot disable your own account.',
  operators_only: 'Only operators of this installation can do this.',
  origin_not_allowed: 'Pages from this origin cannot use this API.',
  not_found: 'This doesn’t exist or you don’t have access.',
  version_not_found: 'This version of the article doesn’t exist.',
  article_gone: 'One of these articles was permanently deleted. Reload the page.',
  content_not_found: 'This article was deleted, so you can no longer comment on it.',
  comment_not_found: 'This comment no longer exists.',
  parent_not_found: 'The comment you are replying to no longer exists.',
  thread_not_found: 'This thread no longer exists.',
  keyword_gone: 'This keyword is no longer in the queue. Its article was started or it was removed.',
  invitation_gone: 'This invitation was withdrawn or already used. Ask for a new one.',
  invitation_expired: 'This invitation has expired. Ask for a new one.',
  invitation_for_other: 'This invitation is for another address. Sign in with the account of that address.',
  invalid_address: 'Enter the email address of the person to invite.',
  too_many_invitations: 'You have sent 20 invitations within an hour. Wait before you send more.',
  not_running: 'The generation has already ended.',
  still_running:
    'This article is still being generated. Cancel the generation before you move it to the trash.',
  not_in_trash: 'Move the project to the trash first.',
  already_running: 'This article is already being generated.',
  already_complete: 'This article is already complete. Start a new one instead.',
  no_article: 'There is no article yet. Versions are available once it is generated.',
  nothing_to_share: 'Only a finished article that is not in the trash can be shared.',
  too_many_links: 'This article has 20 links. Withdraw one first.',
  invalid_expiry: 'A link works for 1, 7 or 30 days.',
  no_subscription: 'This project has never had a subscription. Choose a plan first.',
  already_subscribed: 'This project already has a subscription. Change its plan in the customer portal.',
  checkout_open: 'Someone chose another plan for this project at the same moment. Try again.',
  already_member: 'This person is already a member of the project.',
  last_owner: 'A project needs at least one owner. Make someone else an owner first.',
  comment_deleted: 'This comment was deleted.',
  cursor_expired: 'The event log was reset after this cursor was issued. Start from the beginning.',
  update_too_large: 'Too much has changed to restore this version in one edit.',
  not_json: 'Send the body as JSON, with `Content-Type: application/json`.',
  invalid_body: 'The body is not valid; see `errors`.',
  invalid_keyword:
    'A keyword has 1 to 200 characters, at least one letter or digit, and no control characters.',
  invalid_locale: 'A locale is a language tag such as `en-US`.',
  invalid_version_name:
    'A version name has 1 to 120 characters, without control characters or direction marks.',
  idempotency_key_reused: 'This Idempotency-Key was used for another keyword or locale. Send a new one.',
  comment_empty: 'Write something first.',
  comment_too_long: 'A comment can have at most 10,000 characters. Shorten it or split it in two.',
  mention_not_member:
    'You mentioned someone who is not a member of this project. Remove the mention or invite them first.',
  too_many_mentions: 'A comment can mention at most 20 people.',
  unknown_reaction: 'This reaction doesn’t exist.',
  unknown_shelf: 'Articles can be active, archived or in the trash.',
  queue_full: 'At most 1,000 keywords can wait in the queue of a project. Start fewer, or remove some first.',
  too_many_articles: 'You can move at most 500 articles at once. Select fewer.',
  unknown_role: 'This role doesn’t exist.',
  internal: 'Something went wrong on our side and was recorded. Try again.',
  billing_unavailable: 'The payment service did not respond as expected. Try again shortly.',
  billing_not_configured: 'Billing is not set up on this installation.',
  draining: 'The server is restarting. Try again shortly.',
  auth_unavailable: 'Your session could not be checked. Try again shortly.',
  database_unavailable: 'The database is not responding. Try again shortly.',
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
