import { z } from 'zod';
import type { ProtocolVersion } from './protocol-version.ts';

export interface ClientFrame {
  /** The `ref` of the join that it belongs to. */
  joinRef: string | null;
  /** Names the answer; null if none is expected. */
  ref: string | null;
  topic: string;
  event: string;
  payload: unknown;
  /** Instead of a payload: a broadcast that came as a binary frame. */
  binary?: BinaryBroadcast;
}

export interface BinaryBroadcast {
  userEvent: string;
  encoding: 'json' | 'binary';
  content: Buffer;
  meta: unknown;
}

/** A frame that breaks the protocol. Its socket is closed. */
export class FrameError extends Error {
  override readonly name = 'FrameError';
}

const refSchema = z
  .union([z.string(), z.number().transform(String)])
  .nullish()
  .transform((ref) => ref ?? null);
const objectFrameSchema = z.object({
  join_ref: refSchema,
  ref: refSchema,
  topic: z.string(),
  event: z.string(),
  payload: z.unknown().optional(),
});
const arrayFrameSchema = z.tuple([refSchema, refSchema, z.string(), z.string(), z.unknown()]);

/**
 * Decodes one frame of a client.
 *
 * @throws FrameError
 */
export function decodeClientFrame(data: Buffer, isBinary: boolean, version: ProtocolVersion): ClientFrame {
  if (isBinary) {
    if (version === '1.0.0') throw new FrameError('protocol 1.0.0 has no binary frames');
    return decodeBinary(data);
  }
  const value = parseJson(data.toString('utf8'));
  if (version === '1.0.0') {
    const { success, data: frame } = objectFrameSchema.safeParse(value);
    if (!success) throw new FrameError('expected an object with topic, event, payload and ref');
    const { topic, event, payload, ref, join_ref: joinRef } = frame;
    return { joinRef, ref, topic, event, payload };
  }
  const { success, data: frame } = arrayFrameSchema.safeParse(value);
  if (!success) throw new FrameError('expected an array of join_ref, ref, topic, event and payload');
  const [joinRef, ref, topic, event, payload] = frame;
  return { joinRef, ref, topic, event, payload };
}

const BROADCAST_PUSH = 3;
const HEADER_BYTES = 7;
const JSON_ENCODING = 1;

/** `[3, lengths of join_ref, ref, topic, event, meta, encoding]`, those texts, and the content. */
function decodeBinary(data: Buffer): ClientFrame {
  if (data[0] !== BROADCAST_PUSH || data.length < HEADER_BYTES - 1) {
    throw new FrameError('the only binary frame is a broadcast');
  }
  const encoding = data[HEADER_BYTES - 1];
  let offset = HEADER_BYTES;
  const [joinRef = '', ref = '', topic = '', userEvent = '', meta = ''] = Array.from(
    data.subarray(1, HEADER_BYTES - 1),
    (length) => data.toString('utf8', offset, (offset += length)),
  );
  if (offset > data.length) throw new FrameError('the binary frame is shorter than its header says');
  const binary: BinaryBroadcast = {
    userEvent,
    encoding: encoding === JSON_ENCODING ? 'json' : 'binary',
    content: data.subarray(offset),
    meta: meta === '' ? {} : parseJson(meta),
  };
  if (binary.encoding === 'json') parseJson(binary.content.toString('utf8'));
  const event = 'broadcast';
  return { joinRef: joinRef || null, ref: ref || null, topic, event, payload: undefined, binary };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new FrameError('not valid JSON', { cause });
  }
}
