import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readEventStream } from './event-stream-reader.ts';

async function readCut(text: string, cuts: number[], end = Infinity) {
  const bytes = new TextEncoder().encode(text).subarray(0, end);
  const edges = [0, ...cuts.map((cut) => cut % (bytes.length + 1)), bytes.length].toSorted((a, b) => a - b);
  const chunks = edges.slice(1).map((edge, index) => bytes.subarray(edges[index], edge));
  const messages: string[] = [];
  const retries: number[] = [];
  const body = new ReadableStream<Uint8Array>({
    start(controller) {
      for (const chunk of chunks) controller.enqueue(chunk);
      controller.close();
    },
  });
  await readEventStream(body, {
    onBytes: () => {},
    onMessage: (data) => messages.push(data),
    onRetry: (retryMs) => retries.push(retryMs),
  });
  return { messages, retries };
}

const texts = fc.array(fc.string({ unit: 'grapheme', minLength: 1 }).filter((text) => !/[\r\n]/.test(text)));

test('gives each message once wherever the bytes are cut, within a character too', async () => {
  await fc.assert(
    fc.asyncProperty(texts, fc.array(fc.nat()), async (texts, cuts) => {
      const data = texts.map((text) => JSON.stringify(text));
      const stream = `retry: 1500\n\n: hello\n\n${data.map((text) => `id: e~1\ndata: ${text}\n\n`).join('')}`;
      const { messages, retries } = await readCut(stream, cuts);
      expect(messages).toEqual(data);
      expect(retries).toEqual([1_500]);
    }),
  );
});

test('drops a message that the end cuts off', async () => {
  const stream = 'data: 1\n\ndata: 2\n\n';
  for (let end = 0; end <= stream.length; end += 1) {
    const { messages } = await readCut(stream, [], end);
    expect(messages).toEqual(end === stream.length ? ['1', '2'] : end >= 9 ? ['1'] : []);
  }
});

test('refuses a message without end, and lets go of the stream', async () => {
  let cancelled = false;
  const endless = new ReadableStream<Uint8Array>({
    pull: (controller) => controller.enqueue(new TextEncoder().encode(`data: ${'x'.repeat(1_000_000)}`)),
    cancel() {
      cancelled = true;
    },
  });
  const handlers = { onBytes: () => {}, onMessage: () => {}, onRetry: () => {} };
  await expect(readEventStream(endless, handlers)).rejects.toMatchObject({ code: 'message_too_long' });
  expect(cancelled).toBe(true);
});
