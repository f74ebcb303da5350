'use client';

import { useEffect, useRef, useState } from 'react';

const GLIDE_MS = 180;

/**
 * A whole number on its way to `target`, so that it glides instead of jumping. Arrives at once where motion is
 * not wanted and when it falls, which is a new beginning.
 */
export function useGlidingNumber(target: number): number {
  const [shown, setShown] = useState(target);
  const latest = useRef(shown);
  useEffect(() => {
    const from = latest.current;
    const isStill = matchMedia('(prefers-reduced-motion: reduce)').matches;
    const begin = performance.now();
    let frame = requestAnimationFrame(function step(now) {
      // a frame carries the time at which it was due, which on a busy machine is before `begin`
      const way = isStill || target < from ? 1 : Math.min(1, Math.max(0, now - begin) / GLIDE_MS);
      latest.current = Math.round(from + (target - from) * way);
      setShown(latest.current);
      if (way < 1) frame = requestAnimationFrame(step);
    });
    return () => cancelAnimationFrame(frame);
  }, [target]);
  return shown;
}
