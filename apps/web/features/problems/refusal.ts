import { isRefusalCode, toRefusalSentence, type RefusalCode } from '@headway/database/refusals';

/** The error of a refused request, from the database or from the connection to it. */
export interface Failure {
  code?: string;
  message: string;
  hint?: string | null;
}

/**
 * How a write over PostgREST ended. `sentence` says what was refused, why, and what to do. It is a type of its own,
 * because such an answer is no problem document: it has no title and no HTTP status.
 */
export type ActionResult = { ok: true } | { ok: false; code: string; sentence: string };

/** Failures that the browser finds itself. No server sends these codes. */
const SENTENCES = {
  forbidden: 'You are not allowed to do this.',
  gone: 'This has been deleted.',
  network: 'Headway could not be reached. Check the connection and try again.',
  unexpected: 'Something went wrong on our side. Try again.',
} as const;

/** Converts a failed request to a refusal with a sentence: by the `hint` of the database, or by its SQLSTATE. */
export function toRefusal(failure: Failure): Extract<ActionResult, { ok: false }> {
  const code = toCode(failure);
  return { ok: false, code, sentence: isRefusalCode(code) ? toRefusalSentence(code) : SENTENCES[code] };
}

function toCode({ code = '', message, hint }: Failure): RefusalCode | keyof typeof SENTENCES {
  if (isRefusalCode(hint)) return hint;
  if (code === '42501') return 'forbidden';
  if (code === '23503') return 'gone';
  // an error of fetch has no code of the database
  if (code === '' && /fetch|network|load failed/iu.test(message)) return 'network';
  return 'unexpected';
}
