'use client';

import { useCallback, useEffect, useLayoutEffect, useRef, useState, type RefObject } from 'react';

/** How far the end may be below the screen and still count as being read, in pixels. */
const NEAR = 48;
/** Left free below the end while following it, in pixels. */
const MARGIN = 72;

interface FollowEnd {
  /** To be put on an element that stands right after the text. */
  endRef: RefObject<HTMLDivElement | null>;
  /** There is text below the screen. */
  isBehind: boolean;
  /** Goes to the end, and follows it from then on. */
  follow: () => void;
}

/**
 * Keeps the end of a growing text in sight of a reader who scrolled to it, and leaves alone whoever reads further
 * up. Nothing moves before the reader has scrolled.
 */
export function useFollowEnd(text: string, isGrowing: boolean): FollowEnd {
  const endRef = useRef<HTMLDivElement>(null);
  const isAtEnd = useRef(false);
  const [isBehind, setIsBehind] = useState(false);

  useEffect(() => {
    if (!isGrowing) return undefined;
    function look() {
      const distance = distanceTo(endRef.current);
      isAtEnd.current = scrollY > 0 && distance < NEAR;
      setIsBehind(distance >= NEAR);
    }
    addEventListener('scroll', look, { passive: true });
    return () => removeEventListener('scroll', look);
  }, [isGrowing]);

  useLayoutEffect(() => {
    if (!isGrowing || text === '') return;
    const distance = distanceTo(endRef.current);
    if (!isAtEnd.current) setIsBehind(distance >= NEAR);
    else if (distance > 0) scrollBy({ top: distance, behavior: 'instant' });
  }, [text, isGrowing]);

  const follow = useCallback(() => {
    isAtEnd.current = true;
    setIsBehind(false);
    scrollBy({ top: distanceTo(endRef.current), behavior: 'instant' });
  }, []);

  return { endRef, isBehind: isBehind && isGrowing, follow };
}

/** How far an element is below where the end should stand on the screen, in pixels; 0 or less when it is in sight. */
function distanceTo(end: HTMLElement | null): number {
  if (end === null) return 0;
  return end.getBoundingClientRect().top - (document.documentElement.clientHeight - MARGIN);
}
