import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { listen } from '@headway/testing/listen';
import { formatCursor, parseCursor, type ResetReason } from '../src/protocol/index.ts';

/** What goes wrong with one connection. */
export interface Fault {
  /** Answer with this instead of a stream. */
  answer?: { status: number; headers?: Record<string, string>; body?: string };
  /** Destroy the socket after so many bytes of body. */
  cutAfterBytes?: number;
  /** End the response properly after so many bytes. */
  endAfterBytes?: number;
  /** Write in pieces of so many bytes. */
  pieceBytes?: number;
  /** Send every event twice. */
  repeat?: boolean;
  /** Leave out the n-th event of this connection. */
  skipEvent?: number;
  /** Forget the cursor for this reason: reset and snapshot. */
  reset?: ResetReason;
  /** Never write a byte after the headers. */
  mute?: boolean;
}

interface ServedTopic {
  values: number[];
  floor: number;
}

interface Stream {
  positions: Map<string, number>;
  fault: Fault;
  sentEvents: number;
  send: (text: string) => void;
  response: ServerResponse;
}

/** A server of event streams whose log holds numbers and whose connections fail as told. */
export interface FaultServer {
  readonly url: string;
  /** Faults of the connections to come, in their order; none is sound. */
  readonly faults: Fault[];
  /** Queries of the requests, in their order. */
  readonly requests: { topics: string[]; after: string | null; authorization: string | undefined }[];
  readonly openStreams: () => number;
  readonly log: (topic: string) => number[];
  /** Called with each request before anything else; what it returns overrules the faults. */
  intercept: ((request: IncomingMessage) => Fault | undefined) | undefined;
  append: (topic: string, ...values: number[]) => void;
  prune: (topic: string) => void;
  epoch: () => string;
  /** An empty log, a new epoch, no faults. */
  clear: () => void;
  changeEpoch: () => void;
  /** Open streams leave out nothing more. */
  heal: () => void;
  /** Destroys every open connection. */
  cutAll: () => void;
  close: () => Promise<void>;
}

export async function startFaultServer(): Promise<FaultServer> {
  const topics = new Map<string, ServedTopic>();
  const streams = new Set<Stream>();
  const faults: Fault[] = [];
  const requests: FaultServer['requests'] = [];
  let epochs = 1;

  const topicOf = (name: string): ServedTopic => {
    const known = topics.get(name) ?? { values: [], floor: 0 };
    topics.set(name, known);
    return known;
  };
  const epoch = (): string => `e${epochs}`;

  function pump(stream: Stream): void {
    for (const [topic, position] of stream.positions) {
      const { values } = topicOf(topic);
      for (let seq = position + 1; seq <= values.length; seq += 1) {
        stream.sentEvents += 1;
        stream.positions.set(topic, seq);
        if (stream.sentEvents === stream.fault.skipEvent) continue;
        const data = JSON.stringify({ type: 'value', topic, seq, at: 1, value: values[seq - 1] });
        const id = formatCursor(epoch(), [...stream.positions.values()]);
        const text = `id: ${id}\ndata: ${data}\n\n`;
        stream.send(stream.fault.repeat ? text + text : text);
      }
    }
  }

  function greet(stream: Stream, names: string[], after: string | null): void {
    const cursor = after === null ? null : parseCursor(after);
    const valid = cursor?.positions.length === names.length && cursor.epoch === epoch() ? cursor : null;
    const resumed = cursor ? { resumed: true } : {};
    stream.send(
      `retry: 5\ndata: ${JSON.stringify({ type: 'connected', topics: names, epoch: epoch(), ...resumed })}\n\n`,
    );
    for (const [index, topic] of names.entries()) {
      const { values, floor } = topicOf(topic);
      const position = valid?.positions[index];
      const wasKnown = after !== null && cursor?.positions[index] !== null;
      const reason =
        stream.fault.reset ??
        (cursor && cursor.epoch !== epoch() ? 'epoch' : undefined) ??
        (typeof position === 'number' && position > values.length ? 'future' : undefined) ??
        (typeof position === 'number' && position < floor ? 'pruned' : undefined);
      if (typeof position === 'number' && reason === undefined) {
        stream.positions.set(topic, position);
        continue;
      }
      if (wasKnown && reason !== undefined) {
        stream.send(`data: ${JSON.stringify({ type: 'reset', reason, topics: [topic] })}\n\n`);
      }
      stream.positions.set(topic, values.length);
      const snapshot = { type: 'snapshot', topic, seq: values.length, state: values };
      stream.send(`data: ${JSON.stringify(snapshot)}\n\n`);
    }
    pump(stream);
  }

  function createSend(response: ServerResponse, fault: Fault): (text: string) => void {
    let left = Math.min(fault.cutAfterBytes ?? Infinity, fault.endAfterBytes ?? Infinity);
    return (text) => {
      if (left <= 0 || fault.mute || response.destroyed) return;
      const bytes = Buffer.from(text).subarray(0, left);
      left -= bytes.length;
      const piece = fault.pieceBytes ?? bytes.length;
      for (let at = 0; at < bytes.length; at += piece) response.write(bytes.subarray(at, at + piece));
      if (left > 0) return;
      if (fault.cutAfterBytes === undefined) response.end();
      // After the last bytes have left, so that the cut is where it is meant to be.
      else response.write('', () => response.destroy());
    };
  }

  const server = createServer((request, response) => {
    const url = new URL(request.url ?? '/', 'http://localhost');
    const names = url.searchParams.get('topics')?.split(',') ?? [];
    const after = url.searchParams.get('after');
    requests.push({ topics: names, after, authorization: request.headers.authorization });
    const fault = { ...(faultServer.intercept?.(request) ?? faults.shift()) };
    if (fault.answer) {
      response.writeHead(fault.answer.status, fault.answer.headers).end(fault.answer.body);
      return;
    }
    response.writeHead(200, { 'content-type': 'text/event-stream' });
    response.flushHeaders();
    const send = createSend(response, fault);
    const stream = { positions: new Map(), fault, sentEvents: 0, send, response };
    streams.add(stream);
    response.on('close', () => streams.delete(stream));
    greet(stream, names, after);
  });
  const port = await listen(server);

  const faultServer: FaultServer = {
    url: `http://127.0.0.1:${port}/events`,
    faults,
    requests,
    intercept: undefined,
    openStreams: () => streams.size,
    log: (topic) => topicOf(topic).values,
    append(topic, ...values) {
      topicOf(topic).values.push(...values);
      for (const stream of streams) pump(stream);
    },
    epoch,
    clear() {
      epochs += 1;
      topics.clear();
      faults.length = 0;
    },
    prune(topic) {
      const served = topicOf(topic);
      served.floor = served.values.length;
    },
    changeEpoch() {
      epochs += 1;
      for (const stream of streams) stream.response.destroy();
    },
    heal() {
      faults.length = 0;
      for (const { fault } of streams) delete fault.skipEvent;
    },
    cutAll() {
      for (const stream of streams) stream.response.destroy();
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
  return faultServer;
}
