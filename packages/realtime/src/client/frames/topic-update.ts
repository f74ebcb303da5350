import type { ResetReason } from '../../protocol/frame.ts';
import type { Json, TopicEvent } from '../../protocol/topic-event.ts';

/** Why a topic can't be followed. */
export type TopicErrorCode =
  /** 403: signed in, but not allowed. */
  | 'forbidden'
  /** 404: no such topic, or not for this person to know. */
  | 'not_found'
  /** 400: not the name of a topic, or more topics than one connection may carry. */
  | 'rejected'
  /** An event or a snapshot is not of the form that the schema describes. */
  | 'invalid_data';

/** What went wrong with one topic. The other topics go on. */
export interface TopicError {
  topic: string;
  code: TopicErrorCode;
  /** A sentence for developers. */
  message: string;
}

/** What a subscriber of a topic receives: in order, each event once, with none missing in between. */
export type TopicUpdate =
  | {
      type: 'snapshot';
      topic: string;
      /** Replaces the state known so far. */
      state: Json;
      cursor: string;
      /** Set when the cursor held so far could not be served. */
      reset: ResetReason | null;
    }
  | ({ type: 'event'; cursor: string } & TopicEvent)
  | { type: 'error'; topic: string; error: TopicError };

/** Receives the updates of one topic. */
export type TopicListener = (update: TopicUpdate) => void;
