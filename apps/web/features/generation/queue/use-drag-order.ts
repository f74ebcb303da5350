import { useEffect, useState, type RefObject } from 'react';
import { useLatest } from '@/components/hooks/use-latest.ts';

/** Where a dragged item would land. */
export interface DragState {
  /** The id of the item that is dragged. */
  dragged: string;
  /** The id of the item in front of which it would land; null behind the last one. Equal to `dragged` where it is. */
  before: string | null;
}

/**
 * Lets a mouse drag the items of a list, elements with `data-id` that are `draggable`. Nothing is moved here: `onMove`
 * is called when an item is dropped at another place.
 */
export function useDragOrder(
  list: RefObject<HTMLElement | null>,
  onMove: (id: string, before: string | null) => void,
): DragState | null {
  const [shown, setShown] = useState<DragState | null>(null);
  const latest = useLatest(onMove);

  useEffect(() => {
    const element = list.current;
    if (!element) return undefined;
    const ending = new AbortController();
    const { signal } = ending;
    // what is shown follows with the next paint, events do not wait for it
    let state: DragState | null = null;
    const setState = (next: DragState | null): void => {
      state = next;
      setShown(next);
    };
    const find = ({ target }: Event) =>
      target instanceof Element ? target.closest<HTMLElement>('[data-id]') : null;

    element.addEventListener(
      'dragstart',
      (event) => {
        const id = find(event)?.dataset['id'];
        if (id === undefined || !event.dataTransfer) return;
        event.dataTransfer.effectAllowed = 'move';
        event.dataTransfer.setData('text/plain', id);
        setState({ dragged: id, before: id });
      },
      { signal },
    );
    element.addEventListener(
      'dragover',
      (event) => {
        const item = find(event);
        if (!item || !state) return;
        event.preventDefault();
        const { top, height } = item.getBoundingClientRect();
        const next = event.clientY > top + height / 2 ? item.nextElementSibling : item;
        const id = next instanceof HTMLElement ? (next.dataset['id'] ?? null) : null;
        if (id !== state.before) setState({ ...state, before: id });
      },
      { signal },
    );
    element.addEventListener(
      'drop',
      (event) => {
        event.preventDefault();
        if (state && state.before !== state.dragged) latest.current(state.dragged, state.before);
      },
      { signal },
    );
    element.addEventListener('dragend', () => setState(null), { signal });
    return () => ending.abort();
  }, [list, latest]);

  return shown;
}
