import { useEffect, useState, type RefObject } from 'react';
import { useLatest } from '@/components/hooks/use-latest.ts';

/**
 * Takes files that are dropped on an element; elsewhere the browser would leave the page and open them.
 *
 * @returns whether files are held over it.
 */
export function useFileDrop(target: RefObject<HTMLElement | null>, onFile: (file: File) => void): boolean {
  const [isOver, setIsOver] = useState(false);
  const latest = useLatest(onFile);

  useEffect(() => {
    const element = target.current;
    if (!element) return undefined;
    const ending = new AbortController();
    const { signal } = ending;
    const hasFiles = ({ dataTransfer }: DragEvent) => dataTransfer?.types.includes('Files') === true;
    const onDrag = (event: DragEvent): void => {
      if (!hasFiles(event)) return;
      event.preventDefault();
      setIsOver(event.type === 'dragover');
    };
    element.addEventListener('dragover', onDrag, { signal });
    element.addEventListener('dragleave', onDrag, { signal });
    element.addEventListener(
      'drop',
      (event) => {
        onDrag(event);
        const file = event.dataTransfer?.files[0];
        if (file) latest.current(file);
      },
      { signal },
    );
    return () => ending.abort();
  }, [target, latest]);

  return isOver;
}
