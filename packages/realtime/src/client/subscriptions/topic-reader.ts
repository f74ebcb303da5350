import type { ResetReason } from '../../protocol/frame.ts';
import type { TopicEvent } from '../../protocol/topic-event.ts';
import { hasReached, toCursor, type Position } from '../frames/position.ts';
import type { FrameOutcome, TopicFrame } from '../frames/topic-frame.ts';
import type { TopicListener } from '../frames/topic-update.ts';

/** One subscriber of a topic: sees to it that nothing is missing before it and nothing comes twice. */
export interface TopicReader {
  position: () => Position | null;
  take: (frame: TopicFrame) => FrameOutcome;
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
   * Opens a stream of this one topic from `after` on, and hands its frames to `take`. Returns what ends it.
   */
  openCatchUp: (after: Position | null, take: (frame: TopicFrame) => void) => () => void;
  /** A skipped event did not arrive in time. */
  onGap: () => void;
}

/** Events held while an earlier one is missing; more are not worth keeping, since all will be fetched. */
const MAX_HELD = 1_000;

/**
 * Frames come in order, as a rule: from a connection always, from another tab unless the leadership has just
 * changed hands. And a reader may join a stream that is already further than its cursor. Either way it waits
 * for what is missing, then fetches that by a stream of its own, which disturbs nobody.
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

  function takeSnapshot(frame: Extract<TopicFrame, { kind: 'snapshot' }>): FrameOutcome {
    const known = position;
    if (frame.reset !== 'future' && hasReached(known, frame.position)) return 'duplicate';
    position = frame.position;
    const moved: ResetReason | null = known && known.epoch !== position.epoch ? 'epoch' : null;
    for (const seq of held.keys()) if (moved || seq <= position.seq) held.delete(seq);
    const cursor = toCursor(position);
    listener({ type: 'snapshot', topic, state: frame.state, cursor, reset: frame.reset ?? moved });
    return 'delivered';
  }

  function takeEvent({ event, position: next }: Extract<TopicFrame, { kind: 'event' }>): FrameOutcome {
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

  function take(frame: TopicFrame): FrameOutcome {
    const outcome = frame.kind === 'snapshot' ? takeSnapshot(frame) : takeEvent(frame);
    if (outcome === 'delivered') deliverHeld();
    settle();
    return outcome;
  }

  /** In step: stop fetching. Behind: fetch, at once or after some patience. */
  function settle(): void {
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
    endCatchUp = options.openCatchUp(position, (frame) => void take(frame));
  }

  return {
    position: () => position,
    take: (frame) => (closed ? 'duplicate' : take(frame)),
    reconcile(source) {
      if (closed || !source) return;
      if (!hasReached(position, source)) {
        if (target === null || !hasReached(target, source)) target = source;
      } else if (held.size === 0) {
        target = null;
      }
      settle();
    },
    close() {
      closed = true;
      clearTimeout(patience);
      endCatchUp?.();
      held.clear();
    },
  };
}
