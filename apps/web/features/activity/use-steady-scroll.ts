import { useLayoutEffect, useRef, type RefObject } from 'react';

/**
 * Keeps what is read in its place when rows are put in front of the first row, once the reader has scrolled past the top of
 * the list. Rows have their id in `data-id`. Not every browser anchors the scroll position by itself, so the list turns
 * that off.
 *
 * @param firstId the id of the first row.
 */
export function useSteadyScroll(list: RefObject<HTMLElement | null>, firstId: number | undefined): void {
  const before = useRef<{ id: number; top: number } | null>(null);
  useLayoutEffect(() => {
    const find = (id: number) => list.current?.querySelector<HTMLElement>(`[data-id="${id}"]`) ?? null;
    const earlier = before.current;
    const row = earlier && find(earlier.id);
    if (row && list.current && list.current.getBoundingClientRect().top < 0) {
      window.scrollBy({ top: row.offsetTop - earlier.top, behavior: 'instant' });
    }
    const first = firstId === undefined ? null : find(firstId);
    before.current = firstId === undefined || first === null ? null : { id: firstId, top: first.offsetTop };
  }, [list, firstId]);
}
