export { createHub } from './hub/create-hub.ts';
export type {
  EventLog,
  LogRead,
  LogSnapshot,
  OnMoved,
  ReadLimits,
  TopicPosition,
  TopicRead,
  TopicSnapshot,
  Unsubscribe,
} from './log/event-log.ts';
export type { EventStream, EventStreamOptions, OpenedStream, StreamEnd } from './stream/stream-types.ts';
export type { WrittenEvent } from './feed/encode-frame.ts';
export type { AccessCheck, Hub, HubActivity, HubOptions, HubStats } from './hub/hub.ts';
export { InvalidEventError, type InvalidEventCode } from './log/invalid-event-error.ts';
export {
  createMemoryEventLog,
  type MemoryEventLog,
  type MemoryEventLogOptions,
} from './log/memory-event-log.ts';
export { listenForNotifications, type ListenOptions, type NotificationSource } from './log/notifications.ts';
export { createPostgresEventLog, type PostgresEventLogOptions } from './log/postgres-event-log.ts';
export { readCursor } from './stream/read-cursor.ts';
export { readHistory, type History, type HistoryPage } from './log/read-history.ts';
export { toNodeResponse, type NodeResponseOptions } from './stream/to-node-response.ts';
export { toResponse, type ResponseOptions } from './stream/to-response.ts';
