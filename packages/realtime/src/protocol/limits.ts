/** Topics in one event stream. */
export const MAX_TOPICS = 50;

/** Characters in the name of a topic. */
export const MAX_TOPIC_LENGTH = 200;

/** Characters in a cursor: an epoch and {@link MAX_TOPICS} positions with room to spare. */
export const MAX_CURSOR_LENGTH = 1_200;

/** Bytes of one event's data as JSON. */
export const MAX_EVENT_BYTES = 262_144;

/** Events in one page of history. */
export const MAX_HISTORY = 500;

/** Milliseconds between two heartbeats of an event stream; a client that receives no byte for 2.5 of them reconnects. */
export const HEARTBEAT_MS = 15_000;
