import type { ConnectionStatus } from '../connection/connection-status.ts';
import type { Position } from '../frames/position.ts';
import type { TopicFrame } from '../frames/topic-frame.ts';
import type { TopicError } from '../frames/topic-update.ts';

/** Changes whenever a message does; tabs of different versions, as during a deployment, do not share. */
export const TAB_PROTOCOL = 2;

/** Topics and the position of one tab in each. */
export type TopicPositionList = [topic: string, position: Position | null][];

/** A message between tabs. `from` is the id of the sender. */
export type TabMessage = { from: string } & (
  | {
      /** The leader's state: sent when it changes, and in answer to `announce` and `ping`. */
      type: 'lead';
      status: ConnectionStatus;
      tabs: number;
      topics: TopicPositionList;
    }
  /** The new leader asks everyone to announce themselves. */
  | { type: 'roll-call' }
  /** All topics that a tab follows. */
  | { type: 'announce'; topics: TopicPositionList }
  /** Asks the leader for its state. With `wake`, it should try now if it was waiting. */
  | { type: 'ping'; wake: boolean }
  /** Asks the leader to open a new stream. */
  | { type: 'restart' }
  /** A tab leaves. */
  | { type: 'bye' }
  | { type: 'frame'; frame: TopicFrame }
  | { type: 'denied'; error: TopicError }
);

type TabMessageType = TabMessage['type'];

const TYPES: Record<TabMessageType, true> = {
  lead: true,
  'roll-call': true,
  announce: true,
  ping: true,
  restart: true,
  bye: true,
  frame: true,
  denied: true,
};

/**
 * Whether this is a message of a tab. The channel belongs to this origin, and its name carries the version, so
 * the type is enough.
 */
export function isTabMessage(value: unknown): value is TabMessage {
  return (
    typeof value === 'object' &&
    value !== null &&
    'from' in value &&
    typeof value.from === 'string' &&
    'type' in value &&
    typeof value.type === 'string' &&
    value.type in TYPES
  );
}
