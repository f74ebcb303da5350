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
export type { AccessCheck, Hub, HubOptions, HubStats } from './hub.ts';
export { InvalidEventError, type InvalidEventCode } from './invalid-event-error.ts';
export { createMemoryEventLog, type MemoryEventLog, type MemoryEventLogOptions } from './memory-event-log.ts';
export { listenForNotifications, type ListenOptions, type NotificationSource } from './notifications.ts';
export { createPostgresEventLog, type PostgresEventLogOptions } from './postgres-event-log.ts';
