import type { ConnectionStatus } from '../connection/connection-status.ts';
import type { Position } from '../frames/position.ts';
import type { TopicFrame } from '../frames/topic-frame.ts';
import type { TopicError } from '../frames/topic-update.ts';

/** Changes whenever a message does; tabs of different versions, as during a deployment, do not share. */
export const TAB_PROTOCOL = 2;

/** Topics and how far someone has come in them. */
export type TopicPositionList = [topic: string, position: Position | null][];

/** What tabs say to each other. `from` is the id of the tab that speaks. */
export type TabMessage = { from: string } & (
  | {
      /** The leader, where it stands: when it changes, and in answer to `announce` and `ping`. */
      type: 'lead';
      status: ConnectionStatus;
      tabs: number;
      topics: TopicPositionList;
    }
  /** The new leader asks everyone to announce themselves. */
  | { type: 'roll-call' }
  /** All that a tab follows. */
  | { type: 'announce'; topics: TopicPositionList }
  /** Is the leader there? With `wake`, it should try now if it was waiting. */
  | { type: 'ping'; wake: boolean }
  /** The leader is to start again. */
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
