import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { portTaken } from '../free-port.ts';
import { hasErrorCode } from '../has-error-code.ts';
import type { RealtimeServer } from '../realtime/create-realtime-server.ts';
import { answerWithApp, refuse } from './answer-with-app.ts';
import type { AppThread } from './start-app-thread.ts';

export interface ApiServerOptions {
  /** 0 for any. */
  port: number;
  app: AppThread;
  realtime: RealtimeServer | undefined;
  /** False while the database is being restarted: requests are answered with 503 then. */
  isDatabaseUp: () => boolean;
}

export interface ApiServer {
  url: string;
  stop(): Promise<void>;
}

/** Names the process that answers, in every response. */
export const PROCESS_HEADER = 'x-local-supabase-process';

const APP_PATHS = ['/auth/v1', '/rest/v1'];
const REALTIME_PATH = '/realtime/v1';

/**
 * One HTTP server for all of the API, on 127.0.0.1.
 *
 * @throws LocalSupabaseError `port_taken`
 */
export async function createApiServer(options: ApiServerOptions): Promise<ApiServer> {
  const { port, realtime } = options;
  const server = createServer((request, response) => {
    route(request, response).catch((error: unknown) => {
      // the client has gone away in the middle
      response.destroy(error instanceof Error ? error : new Error(String(error)));
    });
  });

  async function route(request: IncomingMessage, response: ServerResponse): Promise<void> {
    response.setHeader(PROCESS_HEADER, String(process.pid));
    const path = toPath(request);
    if (APP_PATHS.some((prefix) => isBelow(path, prefix))) return answerWithApp(request, response, options);
    if (realtime && isBelow(path, REALTIME_PATH) && (await realtime.handleRequest(request, response))) return;
    refuse(request, response, 404, 'not_found', 'There is nothing at this path.');
  }

  server.on('upgrade', (request, socket, head) => {
    if (realtime && isBelow(toPath(request), REALTIME_PATH)) {
      realtime.handleUpgrade(request, socket, head);
    } else {
      socket.end('HTTP/1.1 404 Not Found\r\nConnection: close\r\nContent-Length: 0\r\n\r\n');
    }
  });

  server.listen(port, '127.0.0.1');
  try {
    await once(server, 'listening');
  } catch (error) {
    throw hasErrorCode(error, 'EADDRINUSE') ? portTaken(port, 'HEADWAY_SUPABASE_PORT') : error;
  }
  const address = server.address();
  const actualPort = typeof address === 'object' && address ? address.port : port;
  return {
    url: `http://127.0.0.1:${actualPort}`,
    async stop() {
      const closed = once(server, 'close');
      server.close();
      await realtime?.stop();
      server.closeAllConnections();
      await closed;
    },
  };
}

function toPath(request: IncomingMessage): string {
  return (request.url ?? '/').split('?', 1)[0] ?? '/';
}

function isBelow(path: string, prefix: string): boolean {
  return path === prefix || path.startsWith(`${prefix}/`);
}
