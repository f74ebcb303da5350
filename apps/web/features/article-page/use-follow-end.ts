import { useEffect, useLayoutEffect, useRef, useState } from 'react';

/** The end counts as in sight up to this far below the screen. */
const NEAR_PX = 48;
/** Space kept below the end while following it. */
const MARGIN_PX = 72;

/**
 * Keeps the end of a growing text in sight for a reader who has scrolled to it. Does not scroll for a reader who is
 * further up, or who has not scrolled yet. `endRef` is for the element right after the text; `isBehind` says whether
 * there is text below the screen.
 */
export function useFollowEnd(text: string, isGrowing: boolean) {
  const endRef = useRef<HTMLDivElement>(null);
  const isAtEnd = useRef(false);
  const [isBehind, setIsBehind] = useState(false);

  useEffect(() => {
    if (!isGrowing) return undefined;
    function measureEnd() {
      const distance = distanceTo(endRef.current);
      isAtEnd.current = scrollY > 0 && distance < NEAR_PX;
      setIsBehind(distance >= NEAR_PX);
    }
    addEventListener('scroll', measureEnd, { passive: true });
    return () => removeEventListener('scroll', measureEnd);
  }, [isGrowing]);

  useLayoutEffect(() => {
    if (!isGrowing || text === '') return;
    const distance = distanceTo(endRef.current);
    if (!isAtEnd.current) setIsBehind(distance >= NEAR_PX);
    else if (distance > 0) scrollBy({ top: distance, behavior: 'instant' });
  }, [text, isGrowing]);

  /** Scrolls to the end and follows it from then on. */
  function follow() {
    isAtEnd.current = true;
    setIsBehind(false);
    scrollBy({ top: distanceTo(endRef.current), behavior: 'instant' });
  }

  return { endRef, isBehind: isBehind && isGrowing, follow };
}

/** How far an element is below the place for the end on the screen, in pixels; 0 or less when it is in sight. */
function distanceTo(end: HTMLElement | null): number {
  if (end === null) return 0;
  return end.getBoundingClientRect().top - (document.documentElement.clientHeight - MARGIN_PX);
}
