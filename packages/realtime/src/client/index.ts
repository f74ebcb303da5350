export type { ResetReason } from '../protocol/frame.ts';
export type { ConnectionState, ConnectionStatus, Observable, ReconnectReason } from './connection-status.ts';
export { defineTopic, type SharedTopicStore, type TopicKind } from './define-topic.ts';
export {
  createBrowserEnvironment,
  type LifecycleSignal,
  type RealtimeEnvironment,
  type TabChannel,
} from './environment.ts';
export type { Inspection, Inspector, ReconnectRecord, TappedFrame, TopicInspection } from './inspection.ts';
export { createRealtimeClient, type RealtimeClient, type RealtimeClientOptions } from './realtime-client.ts';
export type { Schema, StandardSchema } from './schema.ts';
export { DEFAULT_TIMINGS, type RealtimeTimings } from './timings.ts';
export {
  createTopicStore,
  type EventMeta,
  type InitialTopicState,
  type TopicReducer,
  type TopicSnapshotState,
  type TopicStore,
} from './topic-store.ts';
export type { TopicError, TopicErrorCode, TopicListener, TopicUpdate } from './topic-update.ts';
