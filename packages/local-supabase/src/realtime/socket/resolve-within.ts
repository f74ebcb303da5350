/** Waits for a promise up to `timeoutMs`. Resolves with its value, or with `undefined` if that takes longer. */
export async function resolveWithin<Value>(
  promise: Promise<Value>,
  timeoutMs: number,
): Promise<{ value: Value } | undefined> {
  const { promise: timeout, resolve } = Promise.withResolvers<undefined>();
  const timer = setTimeout(() => resolve(undefined), timeoutMs);
  try {
    return await Promise.race([promise.then((value) => ({ value })), timeout]);
  } finally {
    clearTimeout(timer);
  }
}
