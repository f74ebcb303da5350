import type { ResetReason } from '../../protocol/frame.ts';
import type { Json, TopicEvent } from '../../protocol/topic-event.ts';
import type { Position } from './position.ts';

/** A frame of one topic as a connection hands it on; tabs send it to each other unchanged. */
export type TopicFrame =
  | {
      kind: 'snapshot';
      topic: string;
      position: Position;
      state: Json;
      reset: ResetReason | null;
    }
  | { kind: 'event'; topic: string; position: Position; event: TopicEvent };

/** What became of a frame: handed to subscribers, dropped as a repetition, or held until earlier events arrive. */
export type FrameOutcome = 'delivered' | 'duplicate' | 'held';
