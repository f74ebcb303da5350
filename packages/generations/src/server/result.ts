/** What an operation came to: a value, or the stable code of why there is none. */
export type Result<Value, Code extends string> = { ok: true; value: Value } | { ok: false; code: Code };

/** A value as a result. */
export function ok<Value>(value: Value): { ok: true; value: Value } {
  return { ok: true, value };
}

/** A stable code as a result. */
export function refuse<Code extends string>(code: Code): { ok: false; code: Code } {
  return { ok: false, code };
}
