export type { ResetReason } from '../protocol/frame.ts';
export type {
  ConnectionState,
  ConnectionStatus,
  ReconnectReason,
  ReconnectRecord,
} from './connection/connection-status.ts';
export { defineTopic, type SharedTopicStore, type TopicKind } from './topics/define-topic.ts';
export {
  createBrowserEnvironment,
  type LifecycleSignal,
  type RealtimeEnvironment,
  type TabChannel,
} from './environment.ts';
export type { Inspection, Inspector, TappedFrame, TopicInspection } from './inspection/inspection.ts';
export type { Observable } from '@headway/ground';
export { createRealtimeClient, type RealtimeClient, type RealtimeClientOptions } from './realtime-client.ts';
export type { Schema } from './topics/schema.ts';
export { DEFAULT_TIMINGS, type RealtimeTimings } from './timings.ts';
export {
  createTopicStore,
  type EventMeta,
  type InitialTopicState,
  type TopicReducer,
  type TopicSnapshotState,
  type TopicStore,
} from './topics/topic-store.ts';
export type { TopicError, TopicErrorCode, TopicListener, TopicUpdate } from './frames/topic-update.ts';
