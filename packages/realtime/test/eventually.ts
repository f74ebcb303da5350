import { vi } from 'vitest';

export interface EventuallyOptions {
  /** Milliseconds between two looks. Default 5. */
  interval?: number;
  /** Milliseconds until it counts as failed; generous, since a busy machine is no mistake. Default 20,000. */
  timeout?: number;
}

/** Resolves as soon as the check no longer throws. */
export function eventually<T>(check: () => T | Promise<T>, options: EventuallyOptions = {}): Promise<T> {
  return vi.waitFor(check, { interval: 5, timeout: 20_000, ...options });
}
