import type { Identity } from '../auth/identity.ts';

/** Calls back when what an identity stands on should be looked at again. */
export interface ExpiryWatch {
  /** Starts over for this identity. */
  watch(identity: Identity): void;
  stop(): void;
}

/** A token is looked at when it expires, and at least this often. */
const LONGEST_MS = 5 * 60_000;
/** Expiry counts in whole seconds. */
const MARGIN_MS = 1000;

export function createExpiryWatch(onDue: () => void): ExpiryWatch {
  let timer: NodeJS.Timeout | undefined;
  return {
    watch({ expiresAt }) {
      clearTimeout(timer);
      if (expiresAt === undefined) return;
      const remainingMs = Math.max(0, expiresAt - Date.now()) + MARGIN_MS;
      timer = setTimeout(onDue, Math.min(remainingMs, LONGEST_MS));
    },
    stop: () => clearTimeout(timer),
  };
}
