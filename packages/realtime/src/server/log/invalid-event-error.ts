/** What a log refuses: the name of the topic, the event's type, fields that are the envelope's, its size. */
export type InvalidEventCode = 'invalid_topic' | 'invalid_type' | 'invalid_data' | 'event_too_large';

/** An event that may not be appended. */
export class InvalidEventError extends Error {
  override readonly name = 'InvalidEventError';
  readonly code: InvalidEventCode;

  constructor(code: InvalidEventCode, message: string) {
    super(message);
    this.code = code;
  }
}
