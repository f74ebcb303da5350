'use client';

import { useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react';

/** How close to the end of the page counts as reading at its end, in pixels. */
const NEAR = 48;

interface FollowEnd {
  /** New text has appeared below what is on the screen. */
  isBehind: boolean;
  /** Goes to the end, and follows it from then on. */
  follow: () => void;
}

/**
 * Keeps a reader who went to the end of the page at its end while `text` grows, and leaves alone whoever reads
 * further up. A page that still fits the screen has no end to be at, so its first lines stay where they are.
 */
export function useFollowEnd(text: string, isGrowing: boolean): FollowEnd {
  const isAtEnd = useRef(false);
  const [isBehind, setIsBehind] = useState(false);

  useEffect(() => {
    if (!isGrowing) return undefined;
    function look() {
      isAtEnd.current = distanceToEnd() < NEAR;
      if (isAtEnd.current) setIsBehind(false);
    }
    addEventListener('scroll', look, { passive: true });
    return () => removeEventListener('scroll', look);
  }, [isGrowing]);

  useLayoutEffect(() => {
    if (!isGrowing || text === '') return;
    if (isAtEnd.current) scrollToEnd();
    else setIsBehind(distanceToEnd() >= NEAR);
  }, [text, isGrowing]);

  const follow = useCallback(() => {
    isAtEnd.current = true;
    setIsBehind(false);
    scrollToEnd();
  }, []);

  return { isBehind: isBehind && isGrowing, follow };
}

function distanceToEnd(): number {
  const { scrollHeight, clientHeight, scrollTop } = document.documentElement;
  return scrollHeight - clientHeight - scrollTop;
}

function scrollToEnd(): void {
  scrollTo({ top: document.documentElement.scrollHeight, behavior: 'instant' });
}
