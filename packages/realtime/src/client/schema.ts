/**
 * Checks a value and gives it its type: a function that throws on what it does not accept, or any schema with
 * the Standard Schema interface (zod, valibot, arktype), as long as it validates synchronously.
 */
export type Schema<Value> = ((value: unknown) => Value) | StandardSchema<Value>;

/** The part of https://standardschema.dev that is needed. */
export interface StandardSchema<Value> {
  readonly '~standard': {
    readonly version: 1;
    readonly validate: (value: unknown) => StandardResult<Value> | Promise<StandardResult<Value>>;
    readonly types?: { readonly input: unknown; readonly output: Value } | undefined;
  };
}
type StandardResult<Value> =
  | { readonly value: Value; readonly issues?: undefined }
  | { readonly issues: readonly { readonly message: string }[] };

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
