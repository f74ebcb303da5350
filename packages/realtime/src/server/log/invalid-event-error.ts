/** Why a log refuses an event: the topic's name, the type, fields of the envelope or unstorable text, or its size. */
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
