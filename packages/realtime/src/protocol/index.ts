export { formatCursor, parseCursor, type Cursor } from './cursor.ts';
export {
  connectedFrameSchema,
  eventFrameSchema,
  frameSchema,
  resetFrameSchema,
  snapshotFrameSchema,
} from './frame-schema.ts';
export {
  parseFrame,
  RESERVED_TYPES,
  toEventFrame,
  type ConnectedFrame,
  type EventFrame,
  type Frame,
  type ResetFrame,
  type ResetReason,
  type SnapshotFrame,
} from './frame.ts';
export {
  HEARTBEAT_MS,
  MAX_CURSOR_LENGTH,
  MAX_EVENT_BYTES,
  MAX_HISTORY,
  MAX_TOPIC_LENGTH,
  MAX_TOPICS,
} from './limits.ts';
export type { EventBody, Json, NewEvent, TopicEvent } from './topic-event.ts';
export { isTopic, parseTopics, type TopicList, type TopicListError } from './topic.ts';
