/** Reports an error of a callback as uncaught, so that it stops nothing else. */
export function reportFailure(error: unknown): void {
  if (typeof globalThis.reportError === 'function') {
    globalThis.reportError(error);
    return;
  }
  queueMicrotask(() => {
    throw error;
  });
}
