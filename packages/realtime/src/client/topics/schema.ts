import type { StandardSchemaV1 } from '@standard-schema/spec';

/**
 * Checks a value and gives it its type: a function that throws on what it does not accept, or any schema with the
 * Standard Schema interface (zod, valibot, arktype), as long as it validates synchronously.
 *
 * @see https://standardschema.dev
 */
export type Schema<Value> = ((value: unknown) => Value) | StandardSchemaV1<unknown, Value>;

/** A value's check: the typed value, or what is wrong with it. */
export type Checked<Value> = { ok: true; value: Value } | { ok: false; message: string };

/** Applies a schema. Never throws. */
export function checkValue<Value>(schema: Schema<Value>, value: unknown): Checked<Value> {
  if (typeof schema === 'function') {
    try {
      return { ok: true, value: schema(value) };
    } catch (error) {
      return { ok: false, message: error instanceof Error ? error.message : String(error) };
    }
  }
  const result = schema['~standard'].validate(value);
  if (result instanceof Promise) return { ok: false, message: 'the schema validates asynchronously' };
  if (result.issues) return { ok: false, message: result.issues.map((issue) => issue.message).join('; ') };
  return { ok: true, value: result.value };
}
