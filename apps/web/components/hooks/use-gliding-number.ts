import { useEffect, useRef, useState } from 'react';

const GLIDE_MS = 180;

/**
 * A whole number that glides to `target` instead of jumping. It jumps when reduced motion is preferred, and when the
 * number falls, which means a new beginning.
 */
export function useGlidingNumber(target: number): number {
  const [shown, setShown] = useState(target);
  const latest = useRef(shown);
  useEffect(() => {
    const from = latest.current;
    const isStill = matchMedia('(prefers-reduced-motion: reduce)').matches;
    const begin = performance.now();
    let frame = requestAnimationFrame(function step(now) {
      // a frame's timestamp is when it was due, which on a busy machine is before `begin`
      const way = isStill || target < from ? 1 : Math.min(1, Math.max(0, now - begin) / GLIDE_MS);
      latest.current = Math.round(from + (target - from) * way);
      setShown(latest.current);
      if (way < 1) frame = requestAnimationFrame(step);
    });
    return () => cancelAnimationFrame(frame);
  }, [target]);
  return shown;
}
