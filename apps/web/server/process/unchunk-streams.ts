import { subscribe } from 'node:diagnostics_channel';
import { IncomingMessage, ServerResponse } from 'node:http';

const STREAM_PATH = /^\/api\/(?:events|content\/[^/?]+\/progress)(?:\?|$)/;

/**
 * From now on the body of an event stream ends with its connection instead of being sent in chunks. haproxy holds back
 * each chunk for 200 ms, to send it together with the next.
 */
export function unchunkStreams(): void {
  // Next does not hand out Node's response; Node names it with every request.
  subscribe('http.server.request.start', (message) => {
    if (typeof message !== 'object' || message === null) return;
    if (!('request' in message && message.request instanceof IncomingMessage)) return;
    if (!('response' in message && message.response instanceof ServerResponse)) return;
    if (STREAM_PATH.test(message.request.url ?? '')) message.response.useChunkedEncodingByDefault = false;
  });
}
