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

  function look(): void {
    clearTimeout(timer);
    const restMs = touchedAt + afterMs - performance.now();
    if (document.visibilityState === 'hidden') become(true);
    else if (restMs <= 0) become(true);
    else {
      become(false);
      timer = setTimeout(look, restMs);
    }
  }

  function touch(): void {
    touchedAt = performance.now();
    // The timer compares times when it fires, so that a moving pointer does not reset it.
    if (idle) look();
  }

  const options = { signal: end.signal, passive: true, capture: true };
  for (const sign of SIGNS_OF_LIFE) addEventListener(sign, touch, options);
  document.addEventListener(
    'visibilitychange',
    () => {
      touchedAt = performance.now();
      look();
    },
    { signal: end.signal },
  );
  touchedAt = performance.now();
  look();
  return () => {
    end.abort();
    clearTimeout(timer);
  };
}
