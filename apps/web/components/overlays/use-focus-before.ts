import { useRef } from 'react';

/** Where the focus was before something opened. */
export interface FocusBefore {
  remember: () => void;
  /** Gives it back once that is closed, without moving the page; to `otherwise` where it was nowhere. */
  giveBack: (otherwise?: HTMLElement | null) => void;
}

/** Keeps the place of the focus while a menu or a dialog has it, so that a writer is back in the text afterwards. */
export function useFocusBefore(): FocusBefore {
  const before = useRef<HTMLElement>(null);
  return {
    remember() {
      const { activeElement } = document;
      before.current =
        activeElement instanceof HTMLElement && activeElement !== document.body ? activeElement : null;
    },
    giveBack(otherwise = null) {
      // what was chosen may have taken it elsewhere already
      if (document.activeElement !== null && document.activeElement !== document.body) return;
      const place = before.current?.isConnected ? before.current : otherwise;
      place?.focus({ preventScroll: true });
    },
  };
}
