import type { TopicEvent } from '../src/protocol/index.ts';
import { createMemoryEventLog, type EventLog } from '../src/server/index.ts';

/** A log whose events are made when they are read, so that any number of them takes no memory. */
export interface EndlessLog {
  log: EventLog;
  /** Adds so many events to every topic. */
  append(count: number): void;
}

/** Every event has the same text. */
export function createEndlessLog(text: string): EndlessLog {
  let head = 0;
  const memory = createMemoryEventLog();
  const listeners = new Set<(topics: null) => void>();
  const log: EventLog = {
    ...memory,
    read: async (positions) => ({
      epoch: await memory.epoch(),
      topics: positions.map(({ topic, after }) => {
        const count = Math.min(Math.ceil(65_536 / text.length), Math.max(0, head - after));
        return { topic, head, floor: 0, events: createEvents(topic, after, count, text) };
      }),
    }),
    snapshot: async (topics) => ({
      epoch: await memory.epoch(),
      topics: topics.map((topic) => ({ topic, head, floor: 0, state: null, last: null })),
    }),
    subscribe: async (onMoved) => {
      listeners.add(onMoved);
      return async () => void listeners.delete(onMoved);
    },
  };
  return {
    log,
    append: (count) => {
      head += count;
      for (const onMoved of listeners) onMoved(null);
    },
  };
}

function createEvents(topic: string, after: number, count: number, text: string): TopicEvent[] {
  return Array.from({ length: count }, (_, i) => {
    return { topic, seq: after + 1 + i, at: Date.now(), event: { type: 'text', text } };
  });
}
