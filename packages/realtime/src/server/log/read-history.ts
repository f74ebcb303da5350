import { formatCursor, parseCursor } from '../../protocol/cursor.ts';
import { toEventFrame, type EventFrame, type ResetReason } from '../../protocol/frame.ts';
import { MAX_HISTORY } from '../../protocol/limits.ts';
import type { EventLog } from './event-log.ts';

/** One page of a topic's events, oldest first. */
export interface HistoryPage {
  topic: string;
  epoch: string;
  /** The sequence number of the newest event. */
  head: number;
  /** Transient events may be missing up to this sequence number. */
  floor: number;
  events: EventFrame[];
  /** Cursor of the last event of this page. The next page and an event stream continue from it. */
  cursor: string;
  /** Whether there are newer events than those of this page. */
  more: boolean;
}

/** The outcome of {@link readHistory}. */
export type History =
  | { kind: 'page'; page: HistoryPage }
  /** The cursor does not belong to this topic: answer 400, or 410 for `epoch`. */
  | { kind: 'refused'; reason: Exclude<ResetReason, 'pruned'> };

const MAX_PAGE_BYTES = 1_048_576;

/**
 * Reads a page of a topic's events: at most `limit` (1 to 500, default 100) and about a megabyte.
 *
 * @example
 * const history = await readHistory(log, 'project:42', null, 50);
 * if (history.kind === 'page') console.log(history.page.events, history.page.more);
 *
 *
 * @param after Cursor of the last known event; null to begin at the oldest.
 */
export async function readHistory(
  log: EventLog,
  topic: string,
  after: string | null,
  limit = 100,
): Promise<History> {
  const cursor = after === null ? null : parseCursor(after);
  const [position = 0, ...others] = cursor?.positions ?? [];
  if (position === null || others.length > 0 || (after !== null && !cursor)) {
    return { kind: 'refused', reason: 'malformed' };
  }
  const limits = {
    events: Math.min(Math.max(1, Math.floor(limit) || 1), MAX_HISTORY),
    bytes: MAX_PAGE_BYTES,
  };
  const { epoch, topics } = await log.read([{ topic, after: position }], limits);
  const [found] = topics;
  if (!found) throw new Error(`the log gave no answer for ${topic}`);
  if (cursor && cursor.epoch !== epoch) return { kind: 'refused', reason: 'epoch' };
  if (position > found.head) return { kind: 'refused', reason: 'future' };
  const { head, floor } = found;
  const events = found.events.map(toEventFrame);
  // Without an event after the position, everything up to the head was pruned.
  const last = found.events.at(-1)?.seq ?? head;
  const page = { topic, epoch, head, floor, events, cursor: formatCursor(epoch, [last]), more: last < head };
  return { kind: 'page', page };
}
