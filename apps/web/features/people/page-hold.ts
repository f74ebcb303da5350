'use client';

import { useEffect } from 'react';

// Of the page that is shown; there is one.
let isHeld = false;

/** Keeps the page where it is although its project has gone: it shows what is nowhere else. */
export function usePageHold(holds: boolean): void {
  useEffect(() => {
    isHeld = holds;
    return () => {
      isHeld = false;
    };
  }, [holds]);
}

/** Whether something on the page would be lost from sight by leaving it. */
export function isPageHeld(): boolean {
  return isHeld;
}
