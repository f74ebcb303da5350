/** What the database or the way to it says when something is refused. */
interface Failure {
  code?: string;
  message: string;
  hint?: string | null;
}

/** How an action ended. `sentence` says what was refused, why, and what to do, for the person who tried. */
export type ActionResult = { ok: true } | { ok: false; code: string; sentence: string };

// By the `hint` of the database's refusals, and by its own codes.
const SENTENCES = {
  role_too_low: 'Your role in this project does not allow this. Ask an owner for another one.',
  not_author: 'Only its author can do this.',
  comment_empty: 'Write something first.',
  comment_too_long: 'A comment has at most 10,000 characters. Shorten it, or make two of it.',
  comment_not_found: 'This comment is not there any more.',
  comment_deleted: 'This comment has been deleted meanwhile.',
  thread_not_found: 'This thread is not there any more.',
  parent_not_found: 'What you answer is not there any more.',
  content_not_found: 'This article has been deleted, so there is nothing left to comment on.',
  mention_not_member:
    'You mention somebody who does not belong to this project. Take the name out, or have them invited.',
  too_many_mentions: 'A comment mentions at most 20 people.',
  unknown_reaction: 'There is no such reaction.',
  unknown_role: 'There is no such role.',
  no_account: 'Nobody has an account with this address. Ask them to sign up first.',
  already_member: 'This person belongs to the project already.',
  last_owner: 'A project needs at least one owner. Make somebody else an owner first.',
  forbidden: 'You are not allowed to do this.',
  gone: 'What this belongs to has been deleted meanwhile.',
  network: 'Headway could not be reached. Check the connection and try again.',
  unexpected: 'This did not work, and it is our fault. Try again.',
} as const;

type RefusalCode = keyof typeof SENTENCES;

/** A failed request as a refusal with a sentence. */
export function toRefusal(failure: Failure): Extract<ActionResult, { ok: false }> {
  const code = toCode(failure);
  return { ok: false, code, sentence: SENTENCES[code] };
}

function toCode({ code = '', message, hint }: Failure): RefusalCode {
  if (isKnown(hint)) return hint;
  if (message.includes('at least one owner')) return 'last_owner';
  if (code === '42501') return 'forbidden';
  if (code === '23503') return 'gone';
  // what fetch rejects with has no code of the database
  if (code === '' && /fetch|network|load failed/iu.test(message)) return 'network';
  return 'unexpected';
}

function isKnown(hint: string | null | undefined): hint is RefusalCode {
  return typeof hint === 'string' && Object.hasOwn(SENTENCES, hint);
}
