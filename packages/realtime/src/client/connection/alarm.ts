/** A deadline that may move while it is waited for. */
export interface Alarm {
  /** Calls `ring` once it is `at()`, milliseconds since 1970. Replaces what was set before. */
  set: (at: () => number, ring: () => void) => void;
  /** Rings now if it is time. Browsers let the timers of hidden pages wait, up to a minute. */
  look: () => void;
  clear: () => void;
}

/** One timer that looks again when its deadline has moved, instead of a new timer for every move. */
export function createAlarm(): Alarm {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let current: { at: () => number; ring: () => void } | null = null;

  function look(): void {
    clearTimeout(timer);
    if (!current) return;
    const { at, ring } = current;
    const leftMs = at() - Date.now();
    if (leftMs > 0) {
      timer = setTimeout(look, leftMs);
      return;
    }
    current = null;
    ring();
  }

  return {
    set(at, ring) {
      current = { at, ring };
      look();
    },
    look,
    clear() {
      clearTimeout(timer);
      current = null;
    },
  };
}
