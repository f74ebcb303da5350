import { ArrowDown, ArrowUp, ArrowUpToLine, EllipsisVertical, GripVertical, X } from 'lucide-react';
import { useLayoutEffect, useRef, type KeyboardEvent } from 'react';
import { Button } from '@/components/button.tsx';
import { cn } from '@/components/cn.ts';
import { Menu, MenuItem } from '@/components/overlays/menu.tsx';
import type { Pace, QueuedKeyword } from './queue.ts';
import { toStartLabel } from './to-start-label.ts';
import type { Queue } from './use-queue.ts';

interface QueueRowProps {
  row: QueuedKeyword;
  /** 1 for the next one. */
  place: number;
  total: number;
  pace: Pace | null;
  queue: Queue | null;
  /** Where a dragged row would land beside this one. */
  mark: 'above' | 'below' | null;
  isDragged: boolean;
}

/** A keyword that waits. Its handle is moved by the arrow keys; its menu does the same without them. */
export function QueueRow(props: QueueRowProps) {
  const { row, place, total, pace, queue, mark, isDragged } = props;
  const handle = useRef<HTMLButtonElement>(null);
  const keepsFocus = useRef(false);
  // The browser takes the focus from an element that is put elsewhere in the list.
  useLayoutEffect(() => {
    if (keepsFocus.current) handle.current?.focus();
    keepsFocus.current = false;
  });

  function moveByKey(event: KeyboardEvent): void {
    const steps = { ArrowUp: -1, ArrowDown: 1, Home: -total, End: total }[event.key];
    if (steps === undefined) return;
    event.preventDefault();
    if ((steps < 0 && place === 1) || (steps > 0 && place === total)) return;
    keepsFocus.current = true;
    queue?.step(row, steps);
  }

  const start = toStartLabel(place, pace);
  return (
    <li
      draggable={queue !== null}
      data-id={row.id}
      className={cn(
        'relative flex min-h-12 items-center gap-3 border-b border-rule py-1.5',
        isDragged && 'opacity-50',
        mark !== null && 'before:absolute before:inset-x-0 before:h-0.5 before:bg-accent',
        mark === 'above' && 'before:-top-px',
        mark === 'below' && 'before:-bottom-px',
      )}
    >
      {queue !== null && (
        <button
          ref={handle}
          type="button"
          aria-label={`Move “${row.keyword}”, number ${place} of ${total}: press the arrow keys`}
          onKeyDown={moveByKey}
          className="-ml-1 grid size-8 shrink-0 cursor-grab place-items-center rounded-sm text-ink-faint hover:text-ink max-sm:hidden"
        >
          <GripVertical aria-hidden className="size-4" />
        </button>
      )}
      <span className="w-7 shrink-0 text-right text-sm text-ink-faint tabular-nums">{place}</span>
      <div className="min-w-0 flex-1 sm:flex sm:items-baseline sm:justify-between sm:gap-4">
        <p className="min-w-0 wrap-anywhere">
          {row.title ?? row.keyword}
          <span className="text-sm text-ink-soft">
            {row.title !== null && ` · ${row.keyword}`}
            {row.locale !== 'en-US' && ` · ${row.locale}`}
          </span>
        </p>
        {start !== '' && (
          <p className="text-sm whitespace-nowrap text-ink-soft tabular-nums first-letter:uppercase">
            {start}
          </p>
        )}
      </div>
      {queue !== null && (
        <Menu
          trigger={
            <Button size="icon" tone="quiet" aria-label={`Actions for “${row.keyword}”`}>
              <EllipsisVertical aria-hidden />
            </Button>
          }
        >
          {place > 1 && (
            <>
              <MenuItem onSelect={() => queue.step(row, -total)}>
                <ArrowUpToLine aria-hidden />
                Move to top
              </MenuItem>
              <MenuItem onSelect={() => queue.step(row, -1)}>
                <ArrowUp aria-hidden />
                Move up
              </MenuItem>
            </>
          )}
          {place < total && (
            <MenuItem onSelect={() => queue.step(row, 1)}>
              <ArrowDown aria-hidden />
              Move down
            </MenuItem>
          )}
          <MenuItem onSelect={() => queue.remove([row])}>
            <X aria-hidden />
            Remove
          </MenuItem>
        </Menu>
      )}
    </li>
  );
}
