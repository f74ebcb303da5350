import { parseCursor } from '../../protocol/cursor.ts';
import type { ResetReason } from '../../protocol/frame.ts';

/** Where one topic of a stream starts: after a position, or with a snapshot, visibly so when a cursor was refused. */
export type TopicStart = { after: number; done: boolean } | { after: null; reset: ResetReason | null };

/** What a cursor means for these topics. */
export function startFrom(topics: readonly string[], cursor: string | null, epoch: string): TopicStart[] {
  const afresh = (reset: ResetReason | null): TopicStart[] => topics.map(() => ({ after: null, reset }));
  if (cursor === null) return afresh(null);
  const parsed = parseCursor(cursor);
  if (parsed?.positions.length !== topics.length) return afresh('malformed');
  if (parsed.epoch !== epoch) return afresh('epoch');
  return parsed.positions.map((after) => (after === null ? { after, reset: null } : { after, done: false }));
}
