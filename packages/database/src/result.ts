/** Results of business verbs. Runs in browsers too. */
import type { RefusalCode } from './refusals.ts';

/** A refusal: its stable code and, for some codes, figures that go with it. */
export interface Refusal<Code extends RefusalCode = RefusalCode> {
  ok: false;
  code: Code;
  /** Members that a problem document shows beside the code, such as `{ used: 20, limit: 20 }`. JSON only. */
  details?: Readonly<Record<string, unknown>>;
}

/** The outcome of a business verb: a value, or a refusal with a code of the one table. */
export type Result<Value, Code extends RefusalCode = RefusalCode> =
  | { ok: true; value: Value }
  | Refusal<Code>;

/**
 * Makes the result of a verb that succeeded.
 *
 * @example
 * return ok({ contentId });
 */
export function ok<Value>(value: Value): { ok: true; value: Value } {
  return { ok: true, value };
}

/**
 * Makes the result of a verb that refuses.
 *
 * @example
 * if (!project) return refuse('not_found');
 */
export function refuse<Code extends RefusalCode>(
  code: Code,
  details?: Readonly<Record<string, unknown>>,
): Refusal<Code> {
  return details === undefined ? { ok: false, code } : { ok: false, code, details };
}
