'use client';

import { useLayoutEffect, useRef } from 'react';

/** Where the editor stands: its element is put in as it is, drawn already. */
export function EditorSurface({ element }: { element: HTMLElement }) {
  const ref = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    ref.current?.replaceChildren(element);
    return () => element.remove();
  }, [element]);
  return <div ref={ref} />;
}
