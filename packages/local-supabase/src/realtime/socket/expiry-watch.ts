import type { Identity } from '../auth/identity.ts';

/** A token is checked when it expires, and at least this often. */
const LONGEST_MS = 5 * 60_000;
/** Expiry counts in whole seconds. */
const MARGIN_MS = 1000;

/** Calls `onDue` when the token of an identity must be checked again. */
export function createExpiryWatch(onDue: () => void) {
  let timer: NodeJS.Timeout | undefined;
  return {
    /** Starts over for this identity. */
    watch({ expiresAt }: Identity) {
      clearTimeout(timer);
      if (expiresAt === undefined) return;
      const remainingMs = Math.max(0, expiresAt - Date.now()) + MARGIN_MS;
      timer = setTimeout(onDue, Math.min(remainingMs, LONGEST_MS));
    },
    stop: () => clearTimeout(timer),
  };
}
