import { RESERVED_TYPES } from '../../protocol/frame.ts';
import { MAX_EVENT_BYTES } from '../../protocol/limits.ts';
import type { EventBody, NewEvent } from '../../protocol/topic-event.ts';
import { isTopic } from '../../protocol/topic.ts';
import { InvalidEventError } from './invalid-event-error.ts';

const ENVELOPE = ['topic', 'seq', 'at'];
const MAX_TYPE_LENGTH = 80;

/**
 * Refuses events that no log may hold, so that every implementation refuses the same ones.
 *
 * @throws {@link InvalidEventError}
 */
export function checkEvents(topic: string, events: NewEvent[]): void {
  if (!isTopic(topic))
    throw new InvalidEventError('invalid_topic', `'${topic}' can't be the name of a topic`);
  for (const { event } of events) checkEvent(event);
}

function checkEvent({ type, ...data }: EventBody): void {
  if (
    type.length === 0 ||
    type.length > MAX_TYPE_LENGTH ||
    !isStorable(type) ||
    RESERVED_TYPES.includes(type)
  ) {
    throw new InvalidEventError('invalid_type', `'${type}' can't be the type of an event`);
  }
  const field = ENVELOPE.find((name) => Object.hasOwn(data, name));
  if (field) throw new InvalidEventError('invalid_data', `the field '${field}' belongs to the envelope`);
  const json = JSON.stringify(data, (key, value: unknown) => {
    if (isStorable(key) && (typeof value !== 'string' || isStorable(value))) return value;
    throw new InvalidEventError('invalid_data', 'text with U+0000 or half a surrogate pair');
  });
  if (Buffer.byteLength(json) > MAX_EVENT_BYTES) {
    throw new InvalidEventError('event_too_large', `more than ${MAX_EVENT_BYTES} bytes of data`);
  }
}

// What Postgres can't keep as jsonb.
function isStorable(text: string): boolean {
  return !text.includes('\0') && text.isWellFormed();
}
