import { useRef } from 'react';

/**
 * Remembers the focused element while a menu or a dialog is open, so that a writer returns to the text afterwards. With
 * `hasTrigger`, `onCloseAutoFocus` leaves that to Radix.
 */
export function useFocusBefore(hasTrigger = false) {
  const before = useRef<HTMLElement>(null);
  function remember(): void {
    const { activeElement } = document;
    before.current =
      activeElement instanceof HTMLElement && activeElement !== document.body ? activeElement : null;
  }
  /** Returns the focus after closing, without scrolling; to `otherwise` when nothing had it. */
  function giveBack(otherwise: HTMLElement | null = null): void {
    // the chosen item may have moved the focus already
    if (document.activeElement !== null && document.activeElement !== document.body) return;
    const place = before.current?.isConnected ? before.current : otherwise;
    place?.focus({ preventScroll: true });
  }
  function onCloseAutoFocus(event: Event): void {
    if (hasTrigger) return;
    event.preventDefault();
    giveBack();
  }
  return { remember, giveBack, onCloseAutoFocus };
}
