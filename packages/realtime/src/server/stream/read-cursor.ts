import type { IncomingMessage } from 'node:http';

/**
 * The cursor a request asks to continue from: the header `Last-Event-ID`, which an `EventSource` sends when it
 * reconnects, else the parameter `after`; null for neither. Not parsed: what is wrong with it is for `hub.open` to say.
 */
export function readCursor(request: Request | IncomingMessage): string | null {
  const header =
    request.headers instanceof Headers
      ? request.headers.get('last-event-id')
      : first(request.headers['last-event-id']);
  if (header) return header;
  const query = URL.parse(request.url ?? '', 'http://localhost')?.searchParams.get('after');
  return query || null;
}

function first(value: string | string[] | undefined): string | null {
  return (typeof value === 'string' ? value : value?.[0]) ?? null;
}
