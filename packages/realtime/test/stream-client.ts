import { get, type IncomingHttpHeaders, type IncomingMessage } from 'node:http';
import { createParser } from 'eventsource-parser';
import { parseFrame, type Frame } from '../src/protocol/index.ts';

interface ReceivedMessage {
  /** The last event id after this message. */
  id: string;
  data: string;
  frame: Frame | null;
}

export interface StreamClientOptions {
  cursor?: string | undefined;
  headers?: Record<string, string>;
  /** Destroys the connection once so many bytes of the body were read; what is left of a message is lost. */
  cutAfterBytes?: number | undefined;
}

/** One connection to an event stream, seen as a reader sees it and with its bytes in reach. */
export interface StreamClient {
  status: number;
  headers: IncomingHttpHeaders;
  messages: ReceivedMessage[];
  /** Comments that came: heartbeats. */
  comments: number;
  /** Values of `retry:`. */
  retries: number[];
  /** What to reconnect with; empty when no message had an id. */
  lastEventId: string;
  /** Bytes of the body, as far as they were read. */
  bytes: number;
  /** Resolves when the connection is over, whoever ended it. */
  closed: Promise<void>;
  isClosed: boolean;
  response: IncomingMessage;
  close(): void;
}

/** Connects, and resolves with the answer's headers. */
export async function connect(url: string, options: StreamClientOptions = {}): Promise<StreamClient> {
  const { cursor, cutAfterBytes = Infinity } = options;
  const headers = { ...options.headers, ...(cursor ? { 'Last-Event-ID': cursor } : {}) };
  const request = get(url, { headers, agent: false });
  const response = await new Promise<IncomingMessage>((resolve, reject) => {
    request.once('response', resolve);
    request.once('error', reject);
  });
  request.on('error', () => {
    // Our own cut; 'close' follows.
  });
  const closing = Promise.withResolvers<void>();
  const client: StreamClient = {
    status: response.statusCode ?? 0,
    headers: response.headers,
    messages: [],
    comments: 0,
    retries: [],
    lastEventId: cursor ?? '',
    bytes: 0,
    closed: closing.promise,
    isClosed: false,
    response,
    close: () => request.destroy(),
  };
  const parser = createParser({
    onEvent: ({ id, data }) => {
      if (id !== undefined) client.lastEventId = id;
      client.messages.push({ id: client.lastEventId, data, frame: parseFrame(data) });
    },
    onRetry: (ms) => client.retries.push(ms),
    onComment: () => {
      client.comments += 1;
    },
  });
  const decoder = new TextDecoder();
  response.on('data', (chunk: Buffer) => {
    const read = chunk.subarray(0, cutAfterBytes - client.bytes);
    client.bytes += read.byteLength;
    parser.feed(decoder.decode(read, { stream: true }));
    if (client.bytes >= cutAfterBytes) request.destroy();
  });
  response.on('error', () => {
    // The other side's cut; 'close' follows.
  });
  response.once('close', () => {
    client.isClosed = true;
    closing.resolve();
  });
  return client;
}

/** The types of the messages so far, events with their sequence number: `connected`, `snapshot@3`, `progress@4`. */
export function outline(client: StreamClient): string[] {
  return client.messages.map(({ frame, data }) => {
    switch (frame?.kind) {
      case 'connected':
        return frame.frame.resumed ? 'resumed' : 'connected';
      case 'snapshot':
        return `snapshot@${frame.frame.seq}`;
      case 'reset':
        return `reset:${frame.frame.reason}`;
      case 'event':
        return `${frame.event.event.type}@${frame.event.seq}`;
      case undefined:
        return data;
    }
  });
}
