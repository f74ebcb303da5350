import type { ResetReason } from '../../protocol/frame.ts';
import type { TopicEvent } from '../../protocol/topic-event.ts';
import { hasReached, toCursor, type Position } from '../frames/position.ts';
import type { FrameOutcome, TopicFrame } from '../frames/topic-frame.ts';
import type { TopicListener } from '../frames/topic-update.ts';

/** One subscriber of a topic: it gets each event once, in order, with none left out. */
export interface TopicReader {
  position: () => Position | null;
  receive: (frame: TopicFrame) => FrameOutcome;
  /** Compares with how far the source has come, and fetches what is missing. */
  reconcile: (source: Position | null | undefined) => void;
  close: () => void;
}

/** What a reader needs. */
export interface TopicReaderOptions {
  topic: string;
  after: Position | null;
  listener: TopicListener;
  /** How long a skipped event may still arrive, in milliseconds. */
  patienceMs: number;
  /**
   * Opens a stream of this one topic from `after` on, and hands its frames to `receive`. Returns what ends it.
   */
  openCatchUp: (after: Position | null, receive: (frame: TopicFrame) => void) => () => void;
  /** A skipped event did not arrive in time. */
  onGap: () => void;
}

/** Events held while an earlier one is missing. Further ones are dropped, because catching up fetches them. */
const MAX_HELD = 1_000;

/**
 * A connection delivers frames in order; another tab does so unless the leadership has just changed hands. A reader
 * may also join a stream that is already past its cursor. In both cases it waits for the missing events, then fetches
 * them over a stream of its own, which does not disturb the shared one.
 */
export function createTopicReader(options: TopicReaderOptions): TopicReader {
  const { topic, listener, patienceMs } = options;
  const held = new Map<number, TopicEvent>();
  let position = options.after;
  let target: Position | null = null;
  /** Whether it has ever been where the source was. Before that, waiting brings nothing. */
  let hasJoined = false;
  let patience: ReturnType<typeof setTimeout> | undefined;
  let endCatchUp: (() => void) | undefined;
  let closed = false;

  function deliver(event: TopicEvent, next: Position): void {
    position = next;
    listener({ type: 'event', ...event, cursor: toCursor(next) });
  }

  function deliverHeld(): void {
    while (position) {
      const seq = position.seq + 1;
      const event = held.get(seq);
      if (!event) break;
      held.delete(seq);
      deliver(event, { epoch: position.epoch, seq });
    }
  }

  function applySnapshot(frame: Extract<TopicFrame, { kind: 'snapshot' }>): FrameOutcome {
    const known = position;
    if (frame.reset !== 'future' && hasReached(known, frame.position)) return 'duplicate';
    position = frame.position;
    const moved: ResetReason | null = known && known.epoch !== position.epoch ? 'epoch' : null;
    for (const seq of held.keys()) if (moved || seq <= position.seq) held.delete(seq);
    const cursor = toCursor(position);
    listener({ type: 'snapshot', topic, state: frame.state, cursor, reset: frame.reset ?? moved });
    return 'delivered';
  }

  function applyEvent({ event, position: next }: Extract<TopicFrame, { kind: 'event' }>): FrameOutcome {
    if (hasReached(position, next)) return 'duplicate';
    if (position?.epoch === next.epoch && next.seq === position.seq + 1) {
      deliver(event, next);
      return 'delivered';
    }
    if (target === null || !hasReached(target, next)) target = next;
    if (held.size < MAX_HELD && (position === null || position.epoch === next.epoch))
      held.set(next.seq, event);
    return 'held';
  }

  function receive(frame: TopicFrame): FrameOutcome {
    const outcome = frame.kind === 'snapshot' ? applySnapshot(frame) : applyEvent(frame);
    if (outcome === 'delivered') deliverHeld();
    updateCatchUp();
    return outcome;
  }

  /** Ends catching up when the reader is in step; starts it when it is behind, at once or after some patience. */
  function updateCatchUp(): void {
    if (closed) return;
    if (target === null || hasReached(position, target)) {
      hasJoined ||= position !== null;
      target = null;
      clearTimeout(patience);
      patience = undefined;
      endCatchUp?.();
      endCatchUp = undefined;
      return;
    }
    if (endCatchUp || patience !== undefined) return;
    if (!hasJoined) {
      catchUp();
      return;
    }
    patience = setTimeout(() => {
      options.onGap();
      catchUp();
    }, patienceMs);
  }

  function catchUp(): void {
    endCatchUp = options.openCatchUp(position, (frame) => void receive(frame));
  }

  return {
    position: () => position,
    receive: (frame) => (closed ? 'duplicate' : receive(frame)),
    reconcile(source) {
      if (closed || !source) return;
      if (!hasReached(position, source)) {
        if (target === null || !hasReached(target, source)) target = source;
      } else if (held.size === 0) {
        target = null;
      }
      updateCatchUp();
    },
    close() {
      closed = true;
      clearTimeout(patience);
      endCatchUp?.();
      held.clear();
    },
  };
}
