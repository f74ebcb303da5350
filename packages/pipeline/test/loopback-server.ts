import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { text } from 'node:stream/consumers';
import { listen } from '@headway/testing/listen';
import { Agent, buildConnector } from 'undici';
import type { Transport } from '../src/fetching/transport.ts';

/** A request as a server of a test saw it. */
export interface SeenRequest {
  method: string;
  host: string;
  url: string;
  headers: IncomingMessage['headers'];
  body: string;
}

export interface LoopbackServer extends AsyncDisposable {
  port: number;
  url: string;
  requests: SeenRequest[];
}

/** A real server on a free port of loopback. */
export async function startServer(
  respond: (request: SeenRequest, response: ServerResponse) => void,
): Promise<LoopbackServer> {
  const requests: SeenRequest[] = [];
  const server = createServer((message, response) => {
    void text(message).then((body) => {
      const seen = {
        method: message.method ?? '',
        host: message.headers.host ?? '',
        url: message.url ?? '',
        headers: message.headers,
        body,
      };
      requests.push(seen);
      respond(seen, response);
    });
  });
  const port = await listen(server);
  return {
    port,
    url: `http://127.0.0.1:${port}`,
    requests,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

/** Reaches one loopback server as every host there is. */
export function createLoopbackTransport(port: number): Transport {
  const connect = buildConnector({});
  const dispatcher = new Agent({
    connect(options, callback) {
      connect({ ...options, hostname: '127.0.0.1', port: String(port) }, callback);
    },
  });
  return {
    dispatcher,
    check: () => undefined,
    [Symbol.asyncDispose]: () => dispatcher.destroy(),
  };
}
