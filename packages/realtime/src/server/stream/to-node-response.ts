import type { IncomingMessage, OutgoingHttpHeaders, ServerResponse } from 'node:http';
import type { EventStream } from './stream-types.ts';
import { STREAM_HEADERS } from './stream-headers.ts';

/** Options of {@link toNodeResponse}. */
export interface NodeResponseOptions {
  /** Further headers. */
  headers?: OutgoingHttpHeaders;
  /** Milliseconds a reader that stopped reading has to take what is left once the stream has ended. Default 5,000. */
  flushMs?: number;
}

/**
 * Writes the stream to a Node response, with status 200. While the socket's buffer is full, nothing is read from the
 * stream. The stream ends when the connection closes, and in any case with its lifetime.
 *
 * @example
 * const opened = await hub.open({ topics: ['project:42'], cursor: readCursor(request) });
 * if (opened.kind === 'stream') toNodeResponse(opened.stream, request, response);
 */
export function toNodeResponse(
  stream: EventStream,
  request: IncomingMessage,
  response: ServerResponse,
  options: NodeResponseOptions = {},
): void {
  const { headers, flushMs = 5_000 } = options;
  let flushTimer: NodeJS.Timeout | undefined;
  let closed = response.destroyed || response.closed;
  // The response's events: the request's no longer come once something in front has consumed it.
  response.once('close', () => {
    closed = true;
    clearTimeout(flushTimer);
    stream.abort();
  });
  response.on('error', () => stream.abort());
  if (closed) {
    stream.abort();
    return;
  }
  // The body ends with its connection. Of chunks a proxy knows that more will come: haproxy holds each for 200 ms.
  response.useChunkedEncodingByDefault = false;
  response.writeHead(200, { ...headers, ...STREAM_HEADERS });
  if (request.method === 'HEAD') {
    stream.abort();
    response.end();
    return;
  }

  const pump = () => {
    if (closed) return;
    while (!response.writableNeedDrain) {
      const pieces = stream.read();
      if (pieces.length === 0) break;
      // One write each time. A corked response would promise a 'drain' that never comes when the socket takes all.
      const [piece, ...more] = pieces;
      response.write(more.length === 0 ? piece : Buffer.concat(pieces));
    }
    if (stream.ended) finish();
  };
  const finish = () => {
    flushTimer ??= setTimeout(() => response.destroy(), flushMs).unref();
    if (!response.writableNeedDrain) response.end();
  };
  stream.onReadable(pump);
  response.on('drain', pump);
  response.flushHeaders();
  pump();
}
