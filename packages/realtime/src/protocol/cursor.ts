import { MAX_CURSOR_LENGTH, MAX_TOPICS } from './limits.ts';

/**
 * How far a reader has come: for each topic of a stream, in the order of the request, the sequence number of its newest
 * event, or null where it has no event yet and wants a snapshot.
 */
export interface Cursor {
  epoch: string;
  positions: (number | null)[];
}

const CURSOR = /^([A-Za-z0-9]{1,32})~((?:\d{1,16}|-)(?:\.(?:\d{1,16}|-))*)$/;

/**
 * Writes `<epoch>~<seq>`, or `<epoch>~<seq>.<seq>…` with one position per topic; null becomes `-`.
 *
 * @example
 * formatCursor('3f2a', [7, null]); // '3f2a~7.-'
 */
export function formatCursor(epoch: string, positions: readonly (number | null)[]): string {
  return `${epoch}~${positions.map((position) => position ?? '-').join('.')}`;
}

/** Parses a cursor of {@link formatCursor}; null for anything else. */
export function parseCursor(text: string): Cursor | null {
  if (text.length > MAX_CURSOR_LENGTH) return null;
  const match = CURSOR.exec(text);
  const [, epoch, list] = match ?? [];
  if (epoch === undefined || list === undefined) return null;
  const positions = list.split('.').map((item) => (item === '-' ? null : Number(item)));
  const exact = positions.every((position) => position === null || Number.isSafeInteger(position));
  return exact && positions.length <= MAX_TOPICS ? { epoch, positions } : null;
}
