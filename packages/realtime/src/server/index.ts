export { createHub } from './create-hub.ts';
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
} from './event-log.ts';
export type { EventStream, EventStreamOptions, OpenedStream, StreamEnd } from './event-stream.ts';
export type { AccessCheck, Hub, HubActivity, HubOptions, HubStats, WrittenEvent } from './hub.ts';
export { InvalidEventError, type InvalidEventCode } from './invalid-event-error.ts';
export { createMemoryEventLog, type MemoryEventLog, type MemoryEventLogOptions } from './memory-event-log.ts';
export { listenForNotifications, type ListenOptions, type NotificationSource } from './notifications.ts';
export { createPostgresEventLog, type PostgresEventLogOptions } from './postgres-event-log.ts';
export { readCursor } from './read-cursor.ts';
export { readHistory, type History, type HistoryPage } from './read-history.ts';
export { toNodeResponse, type NodeResponseOptions } from './to-node-response.ts';
export { toResponse, type ResponseOptions } from './to-response.ts';
