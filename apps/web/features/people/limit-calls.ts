/** Calls at most `most` times within any `windowMs`. A value that comes too soon waits; a newer one replaces it. */
export function limitCalls<Value>(
  call: (value: Value) => void,
  { most, windowMs }: { most: number; windowMs: number },
) {
  let calls: number[] = [];
  let waiting: { value: Value } | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;

  function flush(): void {
    timer = undefined;
    const now = performance.now();
    calls = calls.filter((at) => now - at < windowMs);
    if (!waiting) return;
    const [oldest] = calls;
    if (oldest !== undefined && calls.length >= most) {
      timer = setTimeout(flush, windowMs - (now - oldest));
      return;
    }
    const { value } = waiting;
    waiting = null;
    calls.push(now);
    call(value);
  }

  return {
    call(value: Value) {
      waiting = { value };
      if (timer === undefined) flush();
    },
    stop() {
      clearTimeout(timer);
      waiting = null;
    },
  };
}
