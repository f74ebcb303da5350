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
  return new OrderedReader(options);
}

class OrderedReader implements TopicReader {
  readonly #options: TopicReaderOptions;
  readonly #held = new Map<number, TopicEvent>();
  #position: Position | null;
  #target: Position | null = null;
  /** Whether it has ever been where the source was. Before that there is no point in waiting. */
  #hasJoined = false;
  #patience: ReturnType<typeof setTimeout> | undefined;
  #endCatchUp: (() => void) | undefined;
  #closed = false;

  constructor(options: TopicReaderOptions) {
    this.#options = options;
    this.#position = options.after;
  }

  position(): Position | null {
    return this.#position;
  }

  receive(frame: TopicFrame): FrameOutcome {
    return this.#closed ? 'duplicate' : this.#receive(frame);
  }

  reconcile(source: Position | null | undefined): void {
    if (this.#closed || !source) return;
    if (!hasReached(this.#position, source)) {
      if (this.#target === null || !hasReached(this.#target, source)) this.#target = source;
    } else if (this.#held.size === 0) {
      this.#target = null;
    }
    this.#updateCatchUp();
  }

  close(): void {
    this.#closed = true;
    clearTimeout(this.#patience);
    this.#endCatchUp?.();
    this.#held.clear();
  }

  #receive(frame: TopicFrame): FrameOutcome {
    const outcome = frame.kind === 'snapshot' ? this.#applySnapshot(frame) : this.#applyEvent(frame);
    if (outcome === 'delivered') this.#deliverHeld();
    this.#updateCatchUp();
    return outcome;
  }

  #applySnapshot(frame: Extract<TopicFrame, { kind: 'snapshot' }>): FrameOutcome {
    const { topic, listener } = this.#options;
    const known = this.#position;
    const { position, state } = frame;
    if (frame.reset !== 'future' && hasReached(known, position)) return 'duplicate';
    this.#position = position;
    const moved: ResetReason | null = known && known.epoch !== position.epoch ? 'epoch' : null;
    for (const seq of this.#held.keys()) if (moved || seq <= position.seq) this.#held.delete(seq);
    listener({ type: 'snapshot', topic, state, cursor: toCursor(position), reset: frame.reset ?? moved });
    return 'delivered';
  }

  #applyEvent({ event, position: next }: Extract<TopicFrame, { kind: 'event' }>): FrameOutcome {
    const position = this.#position;
    if (hasReached(position, next)) return 'duplicate';
    if (position?.epoch === next.epoch && next.seq === position.seq + 1) {
      this.#deliver(event, next);
      return 'delivered';
    }
    if (this.#target === null || !hasReached(this.#target, next)) this.#target = next;
    if (this.#held.size < MAX_HELD && (position === null || position.epoch === next.epoch)) {
      this.#held.set(next.seq, event);
    }
    return 'held';
  }

  #deliver(event: TopicEvent, next: Position): void {
    this.#position = next;
    this.#options.listener({ type: 'event', ...event, cursor: toCursor(next) });
  }

  #deliverHeld(): void {
    while (this.#position) {
      const { epoch } = this.#position;
      const seq = this.#position.seq + 1;
      const event = this.#held.get(seq);
      if (!event) break;
      this.#held.delete(seq);
      this.#deliver(event, { epoch, seq });
    }
  }

  /** Ends catching up when the reader is in step; starts it when it is behind, at once or after some patience. */
  #updateCatchUp(): void {
    if (this.#closed) return;
    if (this.#target === null || hasReached(this.#position, this.#target)) {
      this.#hasJoined ||= this.#position !== null;
      this.#target = null;
      clearTimeout(this.#patience);
      this.#patience = undefined;
      this.#endCatchUp?.();
      this.#endCatchUp = undefined;
      return;
    }
    if (this.#endCatchUp || this.#patience !== undefined) return;
    if (!this.#hasJoined) {
      this.#catchUp();
      return;
    }
    this.#patience = setTimeout(() => {
      this.#options.onGap();
      this.#catchUp();
    }, this.#options.patienceMs);
  }

  #catchUp(): void {
    this.#endCatchUp = this.#options.openCatchUp(this.#position, (frame) => void this.#receive(frame));
  }
}
