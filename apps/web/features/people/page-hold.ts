import { useEffect } from 'react';

// Whether the shown page is held.
let isHeld = false;

/** Keeps this page open when its project disappears, because it shows text that is stored nowhere else. */
export function usePageHold(holds: boolean): void {
  useEffect(() => {
    isHeld = holds;
    return () => {
      isHeld = false;
    };
  }, [holds]);
}

/** Whether leaving the page would hide text that is stored nowhere else. */
export function isPageHeld(): boolean {
  return isHeld;
}
