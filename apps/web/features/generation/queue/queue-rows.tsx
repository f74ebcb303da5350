import { useRef } from 'react';
import { QueueRow } from './queue-row.tsx';
import type { Pace, QueuedKeyword } from './queue.ts';
import { useDragOrder } from './use-drag-order.ts';
import type { Queue } from './use-queue.ts';

interface QueueRowsProps {
  /** The first of those that wait. */
  rows: readonly QueuedKeyword[];
  /** The id of the first one that is not shown; null when all are. */
  next: string | null;
  /** How many wait, also those that are not shown. */
  total: number;
  /** Null when nothing is said about the time. */
  pace: Pace | null;
  /** Null for people who may not change it. */
  queue: Queue | null;
}

/** The rows of a queue, which editors drag to another place. */
export function QueueRows({ rows, next, total, pace, queue }: QueueRowsProps) {
  const list = useRef<HTMLOListElement>(null);
  const drag = useDragOrder(list, (id, before) => {
    const row = rows.find((candidate) => candidate.id === id);
    if (row) queue?.move(row, before ?? next);
  });
  return (
    <ol ref={list} className="border-t border-rule">
      {rows.map((row, index) => (
        <QueueRow
          key={row.id}
          row={row}
          place={index + 1}
          total={total}
          pace={pace}
          queue={queue}
          isDragged={drag?.dragged === row.id}
          mark={
            drag === null || drag.before === drag.dragged
              ? null
              : drag.before === row.id
                ? 'above'
                : drag.before === null && index === rows.length - 1
                  ? 'below'
                  : null
          }
        />
      ))}
    </ol>
  );
}
