import { RealtimeClient } from '@supabase/supabase-js';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { decodeClientFrame, FrameError } from './decode-client-frame.ts';
import { encodeBroadcast, encodeServerMessage } from './encode-server-frame.ts';

/** What the published client writes and reads under 2.0.0. */
const { serializer } = new RealtimeClient('ws://127.0.0.1/realtime/v1', { params: { apikey: 'key' } });

const name = fc.string({ unit: 'binary', minLength: 1, maxLength: 40 });
// JSON has no -0
const json = fc.jsonValue().map((value): unknown => JSON.parse(JSON.stringify(value)));

function encodeAsClient(message: Parameters<typeof serializer.encode>[0]): {
  data: Buffer;
  isBinary: boolean;
} {
  const encoded: ArrayBuffer | string = serializer.encode(message, (result: ArrayBuffer | string) => result);
  return typeof encoded === 'string'
    ? { data: Buffer.from(encoded), isBinary: false }
    : { data: Buffer.from(encoded), isBinary: true };
}

function decodeAsClient({ data, isBinary }: { data: Buffer; isBinary: boolean }): unknown {
  const bytes = data.buffer.slice(data.byteOffset, data.byteOffset + data.length);
  if (isBinary && !(bytes instanceof ArrayBuffer)) throw new Error('not an ArrayBuffer');
  return serializer.decode(
    isBinary && bytes instanceof ArrayBuffer ? bytes : data.toString(),
    (frame: unknown) => frame,
  );
}

test('a broadcast of the client arrives unchanged', () => {
  fc.assert(
    fc.property(name, name, name, name, json, (joinRef, ref, topic, event, payload) => {
      const { data, isBinary } = encodeAsClient({
        join_ref: joinRef,
        ref,
        topic,
        event: 'broadcast',
        payload: { type: 'broadcast', event, payload, persist: { ttl: 5 } },
      });
      const frame = decodeClientFrame(data, isBinary, '2.0.0');
      expect(frame).toMatchObject({ joinRef, ref, topic, event: 'broadcast' });
      expect(frame.binary).toMatchObject({
        userEvent: event,
        encoding: 'json',
        meta: { persist: { ttl: 5 } },
      });
      expect(JSON.parse(frame.binary?.content.toString() ?? '')).toEqual(payload ?? {});
    }),
  );
});

test('bytes of the client arrive unchanged, and return to it unchanged', () => {
  fc.assert(
    fc.property(name, name, fc.uint8Array(), (topic, event, bytes) => {
      const { data, isBinary } = encodeAsClient({
        topic,
        event: 'broadcast',
        payload: { type: 'broadcast', event, payload: bytes.slice().buffer },
      });
      const { binary } = decodeClientFrame(data, isBinary, '2.0.0');
      expect(binary).toMatchObject({ userEvent: event, encoding: 'binary' });
      const content = binary?.content ?? Buffer.alloc(0);
      const frame = encodeBroadcast('2.0.0', topic, {
        event,
        encoding: 'binary',
        content,
        meta: { id: 'one' },
      });
      expect(frame && decodeAsClient(frame)).toEqual({
        join_ref: null,
        ref: null,
        topic,
        event: 'broadcast',
        payload: { type: 'broadcast', event, payload: bytes.slice().buffer, meta: { id: 'one' } },
      });
    }),
  );
});

test('a broadcast has the same content in every form', () => {
  fc.assert(
    fc.property(name, fc.string({ unit: 'binary', maxLength: 400 }), json, (topic, event, payload) => {
      const message = { event, encoding: 'json', content: Buffer.from(JSON.stringify(payload)) } as const;
      const newer = encodeBroadcast('2.0.0', topic, message);
      const older = encodeBroadcast('1.0.0', topic, message);
      const expected = {
        topic,
        event: 'broadcast',
        payload: { type: 'broadcast', event, payload: JSON.parse(JSON.stringify(payload)) },
      };
      expect(newer && decodeAsClient(newer)).toMatchObject(expected);
      expect(JSON.parse(older?.data.toString() ?? '')).toMatchObject(expected);
    }),
  );
});

test('the client decodes messages of the server', () => {
  fc.assert(
    fc.property(fc.option(name), fc.option(name), name, name, json, (joinRef, ref, topic, event, payload) => {
      const message = { joinRef, ref, topic, event, payload: JSON.stringify(payload) };
      const expected = { join_ref: joinRef, ref, topic, event, payload: JSON.parse(JSON.stringify(payload)) };
      expect(decodeAsClient(encodeServerMessage('2.0.0', message))).toEqual(expected);
      expect(JSON.parse(encodeServerMessage('1.0.0', message).data.toString())).toEqual(expected);
    }),
  );
});

function outcomeOf(decode: () => unknown): string {
  try {
    decode();
    return 'frame';
  } catch (error) {
    return error instanceof FrameError ? 'FrameError' : String(error);
  }
}

test('any input gives a frame or a FrameError', () => {
  const bytes = fc.oneof(
    fc.uint8Array({ maxLength: 60 }),
    fc.uint8Array({ maxLength: 60 }).map((rest) => Uint8Array.of(3, ...rest)),
    fc.json().map((text) => new TextEncoder().encode(text)),
  );
  fc.assert(
    fc.property(bytes, fc.boolean(), fc.constantFrom('1.0.0', '2.0.0'), (data, isBinary, version) => {
      expect(outcomeOf(() => decodeClientFrame(Buffer.from(data), isBinary, version))).toMatch(
        /^(frame|FrameError)$/,
      );
    }),
  );
});

test('references of older clients are numbers', () => {
  const frame = decodeClientFrame(
    Buffer.from('{"topic":"phoenix","event":"heartbeat","ref":7}'),
    false,
    '1.0.0',
  );
  expect(frame).toEqual({
    joinRef: null,
    ref: '7',
    topic: 'phoenix',
    event: 'heartbeat',
    payload: undefined,
  });
});
