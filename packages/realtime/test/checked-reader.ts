import { createParser } from 'eventsource-parser';
import {
  parseCursor,
  parseFrame,
  type TopicEvent,
  type Json,
  type ResetReason,
} from '../src/protocol/index.ts';

/** One event further; the same fold makes the log's snapshots and the reader's state. */
export function fold(state: Json, { seq, n }: { seq: number; n: Json | undefined }): Json {
  const before = typeof state === 'number' ? state : 17;
  return (before * 31 + seq * 7 + Number(n)) % 1_000_003;
}

interface Known {
  seq: number;
  state: Json;
}

/**
 * A reader that believes nothing: every event must be the next one, every snapshot must have been announced by a
 * fresh start or a reset, and every cursor must be the vector of what it has.
 */
export class CheckedReader {
  readonly topics: string[];
  /** What it would reconnect with. */
  cursor: string | null = null;
  readonly resets: ResetReason[] = [];
  events = 0;
  /** Bytes and messages of this connection. */
  bytes = 0;
  messages = 0;
  readonly #known = new Map<string, Known>();
  /** Topics for which a snapshot may come. */
  readonly #open = new Set<string>();
  #decoder = new TextDecoder();
  #parser = createParser({});

  constructor(topics: string[]) {
    this.topics = topics;
  }

  /** Forgets what a cut left of a message, as every client does. */
  connect(): void {
    this.bytes = 0;
    this.messages = 0;
    this.#open.clear();
    const positions = this.cursor === null ? null : parseCursor(this.cursor)?.positions;
    this.topics.forEach((topic, index) => {
      if (typeof positions?.[index] !== 'number') this.#open.add(topic);
    });
    this.#decoder = new TextDecoder();
    this.#parser = createParser({ onEvent: ({ id, data }) => this.#receive(id, data) });
  }

  feed(chunk: Uint8Array): void {
    this.bytes += chunk.byteLength;
    this.#parser.feed(this.#decoder.decode(chunk, { stream: true }));
  }

  seq(topic: string): number {
    return this.#known.get(topic)?.seq ?? -1;
  }

  state(topic: string): Json {
    return this.#known.get(topic)?.state ?? null;
  }

  #receive(id: string | undefined, data: string): void {
    this.messages += 1;
    if (id !== undefined) this.cursor = id;
    const parsed = parseFrame(data);
    switch (parsed?.kind) {
      case 'connected':
        break;
      case 'reset':
        this.resets.push(parsed.frame.reason);
        for (const topic of parsed.frame.topics) this.#open.add(topic);
        break;
      case 'snapshot': {
        const { topic, seq, state } = parsed.frame;
        if (!this.#open.delete(topic)) throw new Error(`a snapshot of ${topic} that nothing announced`);
        this.#known.set(topic, { seq, state });
        this.#checkCursor(topic);
        break;
      }
      case 'event':
        this.#follow(parsed.event);
        this.#checkCursor(parsed.event.topic);
        break;
      case undefined:
        throw new Error(`no frame: ${data}`);
    }
  }

  #follow({ topic, seq, event }: TopicEvent): void {
    const known = this.#known.get(topic);
    if (!known) throw new Error(`an event of ${topic} before its snapshot`);
    if (seq !== known.seq + 1) throw new Error(`${topic}: ${seq} after ${known.seq}`);
    this.events += 1;
    const state = fold(known.state, { seq, n: event['n'] });
    this.#known.set(topic, { seq, state });
  }

  #checkCursor(topic: string): void {
    const position = parseCursor(this.cursor ?? '')?.positions[this.topics.indexOf(topic)];
    if (position !== this.seq(topic)) {
      throw new Error(`the cursor ${this.cursor} says ${position} of ${topic}, not ${this.seq(topic)}`);
    }
  }
}
