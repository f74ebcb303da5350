/** A deadline that may move while it is waited for. */
export interface Alarm {
  /** Calls `ring` once it is `at()`, milliseconds since 1970. Replaces what was set before. */
  set: (at: () => number, ring: () => void) => void;
  /** Rings now if the deadline has passed. Browsers delay the timers of hidden pages by up to a minute. */
  check: () => void;
  clear: () => void;
}

/** One timer that is set again when its deadline has moved, instead of a new timer for every move. */
export function createAlarm(): Alarm {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let current: { at: () => number; ring: () => void } | null = null;

  function check(): void {
    clearTimeout(timer);
    if (!current) return;
    const { at, ring } = current;
    const leftMs = at() - Date.now();
    if (leftMs > 0) {
      timer = setTimeout(check, leftMs);
      return;
    }
    current = null;
    ring();
  }

  return {
    set(at, ring) {
      current = { at, ring };
      check();
    },
    check,
    clear() {
      clearTimeout(timer);
      current = null;
    },
  };
}
