import { useRef } from 'react';

/** Where the focus was before something opened. */
export interface FocusBefore {
  remember: () => void;
  /** Returns the focus after closing, without scrolling; to `otherwise` when nothing had it. */
  giveBack: (otherwise?: HTMLElement | null) => void;
}

/** Remembers the focused element while a menu or a dialog is open, so that a writer returns to the text afterwards. */
export function useFocusBefore(): FocusBefore {
  const before = useRef<HTMLElement>(null);
  return {
    remember() {
      const { activeElement } = document;
      before.current =
        activeElement instanceof HTMLElement && activeElement !== document.body ? activeElement : null;
    },
    giveBack(otherwise = null) {
      // the chosen item may have moved the focus already
      if (document.activeElement !== null && document.activeElement !== document.body) return;
      const place = before.current?.isConnected ? before.current : otherwise;
      place?.focus({ preventScroll: true });
    },
  };
}
