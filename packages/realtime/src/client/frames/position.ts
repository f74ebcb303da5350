import { formatCursor, parseCursor } from '../../protocol/cursor.ts';

/** How far a reader has come in one topic: it has everything up to and including `seq`. */
export interface Position {
  epoch: string;
  seq: number;
}

/** Reads the cursor of one topic; null for anything else. */
export function parsePosition(cursor: string | null | undefined): Position | null {
  if (!cursor) return null;
  const parsed = parseCursor(cursor);
  const [seq] = parsed?.positions ?? [];
  return parsed && parsed.positions.length === 1 && typeof seq === 'number'
    ? { epoch: parsed.epoch, seq }
    : null;
}

/** Writes the cursor of one topic. */
export function toCursor(position: Position): string {
  return formatCursor(position.epoch, [position.seq]);
}

/** Whether `position` has come at least as far as `other`. Positions of different epochs can't be compared. */
export function hasReached(position: Position | null, other: Position): boolean {
  return position !== null && position.epoch === other.epoch && position.seq >= other.seq;
}

/** Whether a cursor is further on than another one, or the other is null or of another epoch. */
export function isAhead(cursor: string, other: string | null): boolean {
  const position = parsePosition(cursor);
  return position !== null && !hasReached(parsePosition(other), position);
}

/**
 * Where a stream for several readers begins: at the furthest of them, because a reader that is behind fetches the rest
 * by itself; null, for a snapshot, only when no reader has a position.
 */
export function toFurthest(positions: Iterable<Position | null>): Position | null {
  let furthest: Position | null = null;
  for (const position of positions) {
    if (position && (furthest === null || hasReached(position, furthest))) furthest = position;
  }
  return furthest;
}
