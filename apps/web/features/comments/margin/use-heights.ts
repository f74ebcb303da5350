import { useCallback, useLayoutEffect, useRef, useState } from 'react';

/**
 * The current heights of elements; `measure(id)` returns the `ref` for one. Heights of removed elements are kept, so
 * that a card that does not fit is not added again only to be measured.
 */
export function useHeights() {
  const [heights, setHeights] = useState<ReadonlyMap<string, number>>(new Map());
  const elements = useRef(new Map<string, HTMLElement>());
  const refs = useRef(new Map<string, (element: HTMLElement | null) => void>());
  const observer = useRef<ResizeObserver | null>(null);

  const read = useCallback(() => {
    setHeights((known) => {
      const seen = Array.from(elements.current, ([id, element]) => [id, element.offsetHeight] as const);
      const isSame = seen.every(([id, height]) => known.get(id) === height);
      return isSame ? known : new Map([...known, ...seen]);
    });
  }, []);

  useLayoutEffect(() => {
    const watching = new ResizeObserver(read);
    observer.current = watching;
    for (const element of elements.current.values()) watching.observe(element);
    return () => {
      watching.disconnect();
      observer.current = null;
    };
  }, [read]);

  // before the first paint, so that cards appear in their places
  useLayoutEffect(read);

  const measure = useCallback((id: string) => {
    const known = refs.current.get(id);
    if (known) return known;
    function attach(element: HTMLElement | null): void {
      const before = elements.current.get(id);
      if (before) observer.current?.unobserve(before);
      if (element) {
        elements.current.set(id, element);
        observer.current?.observe(element);
      } else {
        elements.current.delete(id);
        refs.current.delete(id);
      }
    }
    refs.current.set(id, attach);
    return attach;
  }, []);

  return { heights, measure };
}
