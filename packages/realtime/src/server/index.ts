export type { EventLog, TopicPosition, TopicRead, TopicSnapshot } from './event-log.ts';
