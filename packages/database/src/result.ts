/** Results of business verbs. Runs in browsers too. */
import type { RefusalCode } from './refusals.ts';

/** What a refusal says beyond its code. */
export interface RefusalOptions {
  /** A sentence or two for the person who asked: what happened this time and what to do. */
  detail?: string;
  /** Figures that a problem document shows beside the code, such as `{ used: 20, limit: 20 }`. JSON only. */
  members?: Readonly<Record<string, unknown>>;
}

/** A refusal with its stable code. */
export interface Refusal<Code extends RefusalCode = RefusalCode> extends RefusalOptions {
  ok: false;
  code: Code;
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
export function refuse<Code extends RefusalCode>(code: Code, options?: RefusalOptions): Refusal<Code> {
  return { ok: false, code, ...options };
}
