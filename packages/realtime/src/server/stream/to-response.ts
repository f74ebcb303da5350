import type { EventStream } from './stream-types.ts';
import { STREAM_HEADERS } from './stream-headers.ts';

/** Options of {@link toResponse}. */
export interface ResponseOptions {
  /** Further headers. */
  headers?: HeadersInit;
}

/**
 * A Web `Response` whose body is the stream, with status 200. The stream is read at the pace of the body's reader. It
 * ends when the body is cancelled, when the request is aborted, and in any case with its lifetime.
 *
 * @example
 * const opened = await hub.open({ topics: ['project:42'], cursor: readCursor(request) });
 * if (opened.kind === 'stream') return toResponse(opened.stream, request);
 */
export function toResponse(stream: EventStream, request: Request, options: ResponseOptions = {}): Response {
  const headers = new Headers(options.headers);
  for (const [name, value] of Object.entries(STREAM_HEADERS)) headers.set(name, value);
  const { signal } = request;
  const abort = () => stream.abort();
  signal.addEventListener('abort', abort, { once: true });

  let wake: (() => void) | null = null;
  stream.onReadable(() => {
    if (stream.ended) signal.removeEventListener('abort', abort);
    wake?.();
  });
  if (signal.aborted) abort();

  const body = new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        for (;;) {
          const readable = new Promise<void>((resolve) => {
            wake = resolve;
          });
          const pieces = stream.read();
          if (pieces.length > 0) {
            controller.enqueue(join(pieces));
            return;
          }
          if (stream.ended) break;
          await readable;
        }
        controller.close();
      },
      cancel() {
        stream.abort();
      },
    },
    { highWaterMark: 0 },
  );
  return new Response(body, { headers });
}

// A copy, since a consumer may transfer what it gets, and the pieces belong to every stream.
function join(pieces: Uint8Array[]): Uint8Array {
  const joined = new Uint8Array(pieces.reduce((bytes, piece) => bytes + piece.byteLength, 0));
  let offset = 0;
  for (const piece of pieces) {
    joined.set(piece, offset);
    offset += piece.byteLength;
  }
  return joined;
}
