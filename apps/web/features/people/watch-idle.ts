/** After how long without input a page is idle, in milliseconds. */
const IDLE_AFTER_MS = 5 * 60_000;

const SIGNS_OF_LIFE = ['pointerdown', 'pointermove', 'keydown', 'scroll', 'touchstart'] as const;

/**
 * Calls with true when this page becomes idle (no input for five minutes, or out of sight) and with false when that
 * ends.
 */
export function watchIdle(onChange: (idle: boolean) => void, afterMs = IDLE_AFTER_MS): () => void {
  const end = new AbortController();
  let timer: ReturnType<typeof setTimeout> | undefined;
  let idle = false;
  let touchedAt = 0;

  function become(next: boolean): void {
    if (idle === next) return;
    idle = next;
    onChange(next);
  }

  function check(): void {
    clearTimeout(timer);
    const restMs = touchedAt + afterMs - performance.now();
    const isIdle = document.visibilityState === 'hidden' || restMs <= 0;
    become(isIdle);
    if (!isIdle) timer = setTimeout(check, restMs);
  }

  function touch(): void {
    touchedAt = performance.now();
    // The timer compares times when it fires, so that a moving pointer does not reset it.
    if (idle) check();
  }

  const options = { signal: end.signal, passive: true, capture: true };
  for (const sign of SIGNS_OF_LIFE) addEventListener(sign, touch, options);
  document.addEventListener(
    'visibilitychange',
    () => {
      touchedAt = performance.now();
      check();
    },
    { signal: end.signal },
  );
  touchedAt = performance.now();
  check();
  return () => {
    end.abort();
    clearTimeout(timer);
  };
}
