import { useCallback, useEffect, useRef, useState, type RefObject } from 'react';

const NOWHERE = { shown: null, count: 0, current: 0 };

/**
 * Moves the focus from change to change in an element, by call or by Alt and an arrow key. `shown` changes when the
 * element's changes do. `current` is the number of the focused change, from 1; 0 for none.
 */
export function useChangeSteps(articleRef: RefObject<HTMLElement | null>, shown: unknown) {
  const [place, setPlace] = useState<{ shown: unknown; count: number; current: number }>(NOWHERE);
  const current = useRef(0);

  useEffect(() => {
    current.current = 0;
    setPlace({ shown, count: findChanges(articleRef.current).length, current: 0 });
  }, [articleRef, shown]);

  const step = useCallback(
    (by: 1 | -1) => {
      const changes = findChanges(articleRef.current);
      if (changes.length === 0) return;
      const focused = changes.findIndex((change) => change === document.activeElement);
      const from = focused === -1 ? current.current - 1 : focused;
      const index =
        from === -1 && by === -1 ? changes.length - 1 : (from + by + changes.length) % changes.length;
      changes[index]?.focus({ preventScroll: true });
      changes[index]?.scrollIntoView({ block: 'center' });
      current.current = index + 1;
      setPlace({ shown, count: changes.length, current: index + 1 });
    },
    [articleRef, shown],
  );

  useEffect(() => {
    function onKey(event: KeyboardEvent) {
      if (!event.altKey || (event.key !== 'ArrowDown' && event.key !== 'ArrowUp')) return;
      event.preventDefault();
      step(event.key === 'ArrowDown' ? 1 : -1);
    }
    addEventListener('keydown', onKey);
    return () => removeEventListener('keydown', onKey);
  }, [step]);

  // the count of another text does not apply to this one
  const { count, current: at } = place.shown === shown ? place : NOWHERE;
  return { count, current: at, next: () => step(1), previous: () => step(-1) };
}

function findChanges(article: HTMLElement | null): HTMLElement[] {
  return [...(article?.querySelectorAll<HTMLElement>('[data-change]') ?? [])];
}
