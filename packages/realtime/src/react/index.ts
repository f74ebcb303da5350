export { RealtimeProvider, useRealtimeClient, type RealtimeProviderProps } from './realtime-provider.tsx';
export { useConnectionStatus } from './use-connection-status.ts';
export { useInspector, type InspectorView } from './use-inspector.ts';
export { useProgress, type ProgressView, type UseProgressOptions } from './use-progress.ts';
export { useTopic, type TopicView, type UseTopicOptions } from './use-topic.ts';
