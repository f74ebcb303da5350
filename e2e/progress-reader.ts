import { generationEventSchema, type GenerationEvent } from '@headway/topics/content';
import { readNatively, type NativeReading } from './native-reader.ts';
import type { Person } from './person.ts';

/** One message of a progress stream, without what the envelope adds. */
export interface ProgressMessage {
  /** The `id:` line. */
  id: string;
  event: GenerationEvent;
}

/** What a reader received, over all of its connections. */
export interface ProgressReading extends NativeReading {
  messages: ProgressMessage[];
}

/**
 * Follows the progress of a content to its end as a native `EventSource` would.
 *
 * @param onMessage called with each message as it arrives
 */
export async function readProgress(
  person: Person,
  contentId: string,
  onMessage: (message: ProgressMessage) => void = () => undefined,
): Promise<ProgressReading> {
  const messages: ProgressMessage[] = [];
  const reading = await readNatively(person, `/api/content/${contentId}/progress`, {
    onMessage: ({ id, data }) => {
      const message = { id, event: generationEventSchema.parse(data) };
      messages.push(message);
      onMessage(message);
      return message.event.type !== 'progress';
    },
  });
  return { ...reading, messages };
}
