import { createServer, type Server } from 'node:http';
import { promisify } from 'node:util';
import { listen } from '@headway/testing/listen';
import { getRequestListener } from '@hono/node-server';
import {
  readCursor,
  toNodeResponse,
  toResponse,
  type EventStreamOptions,
  type Hub,
  type OpenedStream,
  type StreamEnd,
} from '../src/server/index.ts';

/** Which of the two ends of the code answers. */
export type ServerEnd = 'node' | 'web';

export interface StreamServer {
  /** Takes `?topics=a,b` and, as every stream does, `&after=`. */
  url: string;
  /** How the streams ended, in the order they did. */
  ended: StreamEnd[];
  /** Changes the options of streams to come. */
  use(options: Partial<EventStreamOptions>): void;
  /** Open connections. */
  connections(): Promise<number>;
  close(): Promise<void>;
}

/** A real HTTP server that opens a stream of the hub for every request. */
export async function startStreamServer(end: ServerEnd, hub: Hub): Promise<StreamServer> {
  const ended: StreamEnd[] = [];
  let more: Partial<EventStreamOptions> = {};
  const open = (url: URL, cursor: string | null): Promise<OpenedStream> =>
    hub.open({
      topics: (url.searchParams.get('topics') ?? '').split(','),
      cursor,
      retryMs: 20,
      onEnd: (reason) => ended.push(reason),
      ...more,
    });
  const server = end === 'node' ? createNodeServer(open) : createWebServer(open);
  const port = await listen(server);
  return {
    url: `http://127.0.0.1:${port}/events`,
    ended,
    use: (options) => {
      more = options;
    },
    connections: promisify(server.getConnections.bind(server)),
    close: async () => {
      const closed = new Promise((resolve) => server.close(resolve));
      server.closeAllConnections();
      await closed;
    },
  };
}

type Open = (url: URL, cursor: string | null) => Promise<OpenedStream>;

function createNodeServer(open: Open): Server {
  return createServer((request, response) => {
    void open(new URL(request.url ?? '', 'http://127.0.0.1'), readCursor(request)).then((opened) => {
      if (opened.kind === 'stream') toNodeResponse(opened.stream, request, response, { flushMs: 200 });
      else response.writeHead(statusOf(opened), headersOf(opened)).end();
    });
  });
}

function createWebServer(open: Open): Server {
  const listener = getRequestListener(async (request) => {
    const opened = await open(new URL(request.url), readCursor(request));
    if (opened.kind === 'stream') return toResponse(opened.stream, request);
    return new Response(null, { status: statusOf(opened), headers: headersOf(opened) });
  });
  return createServer((request, response) => void listener(request, response));
}

type Refused = Exclude<OpenedStream, { kind: 'stream' }>;

function statusOf(opened: Refused): number {
  return opened.kind === 'ended' ? 204 : 503;
}

function headersOf(opened: Refused): Record<string, string> {
  return opened.kind === 'ended'
    ? {}
    : { 'Retry-After': String(opened.retryAfterSeconds), 'X-Kind': opened.kind };
}
