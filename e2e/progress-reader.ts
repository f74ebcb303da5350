import { generationEventSchema, type GenerationEvent } from '@headway/generations/protocol';
import { createParser } from 'eventsource-parser';
import { z } from 'zod';
import type { Person } from './person.ts';

/** One message of a progress stream, with what the envelope adds. */
export interface ProgressMessage {
  /** The `id:` line. */
  id: string;
  event: GenerationEvent;
}

/** What a reader received, over all of its connections. */
export interface ProgressReading {
  messages: ProgressMessage[];
  connections: number;
}

const typeSchema = z.object({ type: z.string() });

/**
 * Follows the progress of a content to its end as a native `EventSource` would: comes back with `Last-Event-ID`
 * whenever the connection is lost, stops at 204 or at the terminal event.
 *
 * @param onMessage called with each message as it arrives
 */
export async function readProgress(
  person: Person,
  contentId: string,
  onMessage: (message: ProgressMessage) => void = () => undefined,
): Promise<ProgressReading> {
  const reading: ProgressReading = { messages: [], connections: 0 };
  let lastEventId = '';
  for (;;) {
    const response = await person
      .call(
        'GET',
        `/api/content/${contentId}/progress`,
        undefined,
        lastEventId === '' ? {} : { 'Last-Event-ID': lastEventId },
      )
      .catch(() => null);
    if (response?.status === 204) return reading;
    if (response?.ok && response.body) {
      reading.connections += 1;
      const ended = await consume(response.body, (id, event) => {
        lastEventId = id;
        const message = { id, event };
        reading.messages.push(message);
        onMessage(message);
      });
      if (ended) return reading;
    }
    // The pause of a client between two tries, not a wait for something to happen.
    await new Promise((resolve) => {
      setTimeout(resolve, 200);
    });
  }
}

async function consume(
  body: ReadableStream<Uint8Array>,
  onEvent: (id: string, event: GenerationEvent) => void,
): Promise<boolean> {
  let ended = false;
  const parser = createParser({
    onEvent: ({ id, data }) => {
      const value: unknown = JSON.parse(data);
      const { type } = typeSchema.parse(value);
      if (type === 'connected' || type === 'reset') return;
      const event = generationEventSchema.parse(value);
      onEvent(id ?? '', event);
      ended = event.type !== 'progress';
    },
  });
  try {
    const decoder = new TextDecoder();
    for await (const chunk of body) parser.feed(decoder.decode(chunk, { stream: true }));
  } catch {
    // The connection was cut: what has arrived counts, and the caller comes back for the rest.
  }
  return ended;
}
