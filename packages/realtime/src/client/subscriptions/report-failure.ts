/** Reports an error of somebody's callback as uncaught, where it stops nothing else. */
export function reportFailure(error: unknown): void {
  if (typeof globalThis.reportError === 'function') {
    globalThis.reportError(error);
    return;
  }
  queueMicrotask(() => {
    throw error;
  });
}
