export type { EventData, Json, NewEvent, TopicEvent } from './topic-event.ts';
