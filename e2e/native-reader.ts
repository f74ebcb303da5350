import { setTimeout as delay } from 'node:timers/promises';
import { createParser } from 'eventsource-parser';
import { z } from 'zod';
import type { Person } from './person.ts';

const dataSchema = z.looseObject({ type: z.string() });

/** One message of an event stream. */
export interface NativeMessage {
  /** The `id:` line; empty for none. */
  id: string;
  data: z.infer<typeof dataSchema>;
}

/** How often a reader had to connect, and how often it was told to start anew. */
export interface NativeReading {
  connections: number;
  resets: number;
}

export interface NativeReaderOptions {
  /** The cursor to start from. Default: afresh. */
  after?: string;
  /** Called with each message as it arrives, `connected` and `reset` left out; true leaves. */
  onMessage: (message: NativeMessage) => boolean;
}

// The pause of a client between two tries.
const RETRY_MS = 200;

/**
 * Follows an event stream as a native `EventSource` would: comes back with `Last-Event-ID` whenever the connection is
 * lost, and stops at 204. Throws when it is refused, which no outage is a reason for.
 */
export async function readNatively(
  person: Person,
  path: string,
  { after = '', onMessage }: NativeReaderOptions,
): Promise<NativeReading> {
  const reading: NativeReading = { connections: 0, resets: 0 };
  let lastEventId = after;
  for (;;) {
    const response = await person
      .call('GET', path, undefined, lastEventId === '' ? {} : { 'Last-Event-ID': lastEventId })
      .catch(() => null);
    if (response?.status === 204) return reading;
    if (response && response.status >= 400 && response.status < 500)
      throw new Error(`${path} refused with ${response.status}: ${await response.text()}`);
    if (response?.ok && response.body) {
      reading.connections += 1;
      const left = await consume(response.body, (message) => {
        if (message.id !== '') lastEventId = message.id;
        if (message.data.type === 'reset') reading.resets += 1;
        return message.data.type !== 'connected' && message.data.type !== 'reset' && onMessage(message);
      });
      if (left) return reading;
    }
    await delay(RETRY_MS);
  }
}

/** Resolves with whether the reader left, rather than the connection was lost. */
async function consume(
  body: ReadableStream<Uint8Array>,
  onMessage: (message: NativeMessage) => boolean,
): Promise<boolean> {
  const messages: NativeMessage[] = [];
  const parser = createParser({
    onEvent: ({ id = '', data }) => messages.push({ id, data: dataSchema.parse(JSON.parse(data)) }),
  });
  const decoder = new TextDecoder();
  const reader = body.getReader();
  for (;;) {
    // The connection was cut: what has arrived counts, and the caller comes back for the rest.
    const chunk = await reader.read().catch(() => null);
    if (!chunk || chunk.done) return false;
    parser.feed(decoder.decode(chunk.value, { stream: true }));
    for (const message of messages.splice(0)) {
      if (!onMessage(message)) continue;
      await reader.cancel().catch(() => undefined);
      return true;
    }
  }
}
