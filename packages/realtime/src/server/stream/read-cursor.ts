import type { IncomingMessage } from 'node:http';

/**
 * The cursor that a request continues from: the header `Last-Event-ID`, which an `EventSource` sends when it reconnects,
 * else the parameter `after`; null without either. It is not parsed: `hub.open` answers an invalid one with a `reset`.
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
