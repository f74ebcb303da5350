import { createParser } from 'eventsource-parser';
import { get, type IncomingHttpHeaders } from 'node:http';
import { z } from 'zod';

const dataSchema = z.looseObject({ type: z.string() });

/** One complete message of an event stream. */
export interface RawMessage {
  /** The `id:` line; undefined for none. */
  id: string | undefined;
  data: z.infer<typeof dataSchema>;
  /** When its last byte arrived, milliseconds since 1970. */
  arrivedAt: number;
}

/** An event stream as it comes over the wire. */
export interface RawStream {
  status: number;
  headers: IncomingHttpHeaders;
  /** What has arrived in full. */
  messages: RawMessage[];
  /** Every `retry:` so far, milliseconds. */
  retries: number[];
  /** Resolves with the first message that matches, past or future; rejects when the stream ends before. */
  until(matches: (message: RawMessage) => boolean): Promise<RawMessage>;
  /** Resolves when the stream has ended, by whichever side. */
  ended: Promise<void>;
  /** Stops reading, until resumed: the network's buffers fill up, then the server's. */
  pause(): void;
  resume(): void;
  close(): void;
}

export interface RawStreamOptions {
  headers?: Record<string, string>;
  /** Cuts the connection after this many bytes of the body, wherever in a message that is. */
  cutAfterBytes?: number;
}

/** Opens an event stream with a connection of its own and resolves with its first bytes, or its end. */
export function openRawStream(url: URL, options: RawStreamOptions = {}): Promise<RawStream> {
  const { headers = {}, cutAfterBytes = Infinity } = options;
  return new Promise((resolve, reject) => {
    const request = get(url, { agent: false, headers }, (response) => {
      const messages: RawMessage[] = [];
      const retries: number[] = [];
      const { promise: ended, resolve: end } = Promise.withResolvers<void>();
      const watchers = new Set<() => void>();
      const parser = createParser({
        onRetry: (ms) => retries.push(ms),
        onEvent: ({ id, data }) =>
          messages.push({ id, data: dataSchema.parse(JSON.parse(data)), arrivedAt: Date.now() }),
      });
      const decoder = new TextDecoder();
      let bytes = 0;
      const stream: RawStream = {
        status: response.statusCode ?? 0,
        headers: response.headers,
        messages,
        retries,
        until: (matches) =>
          new Promise((found, missed) => {
            const look = () => {
              const message = messages.find(matches);
              if (!message) return;
              watchers.delete(look);
              found(message);
            };
            watchers.add(look);
            look();
            void ended.then(() => missed(new Error(`ended after ${JSON.stringify(messages.at(-1))}`)));
          }),
        ended,
        pause: () => void response.pause(),
        resume: () => void response.resume(),
        close: () => request.destroy(),
      };
      response.on('data', (chunk: Buffer) => {
        const rest = chunk.subarray(0, cutAfterBytes - bytes);
        bytes += rest.byteLength;
        if (response.headers['content-type']?.startsWith('text/event-stream'))
          parser.feed(decoder.decode(rest, { stream: true }));
        for (const look of watchers) look();
        resolve(stream);
        if (bytes >= cutAfterBytes) request.destroy();
      });
      response.on('close', () => {
        end();
        resolve(stream);
      });
      // A cut by either side; `close` follows.
      response.on('error', () => undefined);
    });
    request.on('error', reject);
  });
}
