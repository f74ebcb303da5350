import { useLayoutEffect, useRef } from 'react';

/** Inserts the element of the editor, which is already drawn. */
export function EditorSurface({ element }: { element: HTMLElement }) {
  const ref = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    ref.current?.replaceChildren(element);
    return () => element.remove();
  }, [element]);
  return <div ref={ref} />;
}
