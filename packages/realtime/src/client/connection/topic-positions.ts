import { formatCursor } from '../../protocol/cursor.ts';
import type { Frame, ResetReason } from '../../protocol/frame.ts';
import type { Position } from '../frames/position.ts';
import type { TopicFrame } from '../frames/topic-frame.ts';

/** What a frame means to a connection at its present positions. */
type Reception =
  | { type: 'frame'; frame: TopicFrame }
  | { type: 'duplicate'; frame: TopicFrame }
  /** A sequence number was skipped. */
  | { type: 'gap'; topic: string }
  /** The topic is no longer followed. */
  | { type: 'surplus'; topic: string }
  /** Nothing to hand on: the greeting, or a reset whose snapshot comes next. */
  | { type: 'greeting' }
  | { type: 'noted' }
  /** The server does not follow the protocol. */
  | { type: 'violation'; message: string };

/** After this many gaps behind the same event, resuming does not help: the topic starts from a snapshot. */
const GAPS_BEFORE_SNAPSHOT = 3;

/** Keeps the positions of the topics of one connection, and detects events that are missing or come twice. */
export function createTopicPositions() {
  const positions = new Map<string, Position | null>();
  const gaps = new Map<string, { seq: number; times: number }>();
  const resets = new Map<string, ResetReason>();
  let epoch: string | null = null;

  function countGap(topic: string, { seq }: Position): void {
    const known = gaps.get(topic);
    const times = known?.seq === seq ? known.times + 1 : 1;
    gaps.set(topic, { seq, times });
    if (times < GAPS_BEFORE_SNAPSHOT) return;
    positions.set(topic, null);
    gaps.delete(topic);
  }

  function receiveTopicFrame(streamEpoch: string, received: Frame): Reception {
    switch (received.kind) {
      case 'connected':
        return { type: 'violation', message: 'connected twice' };
      case 'reset':
        for (const topic of received.frame.topics) resets.set(topic, received.frame.reason);
        return { type: 'noted' };
      case 'snapshot': {
        const { topic, seq, state } = received.frame;
        if (!positions.has(topic)) return { type: 'surplus', topic };
        const position = { epoch: streamEpoch, seq };
        positions.set(topic, position);
        const reset = resets.get(topic) ?? null;
        resets.delete(topic);
        return { type: 'frame', frame: { kind: 'snapshot', topic, position, state, reset } };
      }
      case 'event': {
        const { event } = received;
        const { topic, seq } = event;
        const known = positions.get(topic);
        if (known === undefined) return { type: 'surplus', topic };
        if (known?.epoch !== streamEpoch) return { type: 'violation', message: 'event before snapshot' };
        const position = { epoch: streamEpoch, seq };
        const frame = { kind: 'event' as const, topic, position, event };
        if (seq <= known.seq) return { type: 'duplicate', frame };
        if (seq > known.seq + 1) {
          countGap(topic, known);
          return { type: 'gap', topic };
        }
        positions.set(topic, position);
        return { type: 'frame', frame };
      }
    }
  }

  return {
    /** Sets the topics to follow. Known topics keep their position. Returns the new topics. */
    follow(topics: ReadonlyMap<string, Position | null>): string[] {
      const added: string[] = [];
      for (const topic of positions.keys()) if (!topics.has(topic)) positions.delete(topic);
      for (const [topic, position] of topics) {
        if (positions.has(topic)) continue;
        positions.set(topic, position);
        added.push(topic);
      }
      return added;
    },
    forget: (topic: string) => positions.delete(topic),
    /** The newest position, null before the first snapshot, undefined if the topic is not followed. */
    get: (topic: string) => positions.get(topic),
    topics: () => [...positions.keys()],
    /** `topics` and, if anything is known, `after`, for the next request. */
    toQuery(): { topics: string; after: string | null } {
      const topics = [...positions.keys()].join(',');
      const known = [...positions.values()].filter((position) => position !== null);
      // A cursor has one epoch: the stream's last, or before the first stream the one most recently given.
      const of = known.some((position) => position.epoch === epoch) ? epoch : known.at(-1)?.epoch;
      if (!of) return { topics, after: null };
      const seqs = [...positions.values()].map((position) => (position?.epoch === of ? position.seq : null));
      return { topics, after: formatCursor(of, seqs) };
    },
    /** Begins a new stream. */
    begin() {
      epoch = null;
      resets.clear();
    },
    receive(received: Frame): Reception {
      if (epoch !== null) return receiveTopicFrame(epoch, received);
      if (received.kind !== 'connected') return { type: 'violation', message: 'no connected frame first' };
      ({ epoch } = received.frame);
      return { type: 'greeting' };
    },
  };
}
