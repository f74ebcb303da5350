import type { BroadcastMessage } from './broadcast-message.ts';
import type { ProtocolVersion } from './protocol-version.ts';

/** An encoded message, which can be sent to several sockets. */
export interface ServerFrame {
  data: Buffer;
  isBinary: boolean;
}

/** A message of the server. Its payload is JSON. */
export interface ServerMessage {
  joinRef?: string | null;
  ref?: string | null;
  topic: string;
  event: string;
  payload: string;
}

/** Encodes a message for a version of the protocol. */
export function encodeServerMessage(version: ProtocolVersion, message: ServerMessage): ServerFrame {
  const { joinRef = null, ref = null, topic, event, payload } = message;
  const text =
    version === '1.0.0'
      ? `{"ref":${toJson(ref)},"join_ref":${toJson(joinRef)},"topic":${toJson(topic)},"event":${toJson(event)},"payload":${payload}}`
      : `[${toJson(joinRef)},${toJson(ref)},${toJson(topic)},${toJson(event)},${payload}]`;
  return { data: Buffer.from(text), isBinary: false };
}

const BROADCAST = 4;
const JSON_ENCODING = 1;
const BINARY_ENCODING = 0;
/** A length in the header is one byte. */
const LONGEST_FIELD = 255;

/**
 * Encodes a broadcast: binary for 2.0.0, an object for 1.0.0. Returns `undefined` for a broadcast that cannot be encoded:
 * bytes for 1.0.0, or bytes with an event or topic of more than 255 bytes.
 */
export function encodeBroadcast(
  version: ProtocolVersion,
  topic: string,
  message: BroadcastMessage,
): ServerFrame | undefined {
  if (version === '2.0.0') {
    const fields = [topic, message.event, message.meta ? JSON.stringify(message.meta) : ''].map((field) =>
      Buffer.from(field),
    );
    if (fields.every(({ length }) => length <= LONGEST_FIELD)) {
      const encoding = message.encoding === 'json' ? JSON_ENCODING : BINARY_ENCODING;
      const header = Buffer.from([BROADCAST, ...fields.map(({ length }) => length), encoding]);
      return { data: Buffer.concat([header, ...fields, message.content]), isBinary: true };
    }
  }
  if (message.encoding === 'binary') return undefined;
  const meta = message.meta ? `,"meta":${JSON.stringify(message.meta)}` : '';
  const payload = `{"type":"broadcast","event":${toJson(message.event)},"payload":${message.content.toString('utf8')}${meta}}`;
  return encodeServerMessage(version, { topic, event: 'broadcast', payload });
}

function toJson(value: string | null): string {
  return JSON.stringify(value);
}
