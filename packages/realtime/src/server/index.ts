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
