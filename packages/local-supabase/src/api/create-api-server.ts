import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { getRequestListener } from '@hono/node-server';
import { portTaken } from '../free-port.ts';
import { hasErrorCode } from '../has-error-code.ts';
import type { RealtimeServer } from '../realtime/create-realtime-server.ts';
import type { SupabaseApp } from './create-supabase-app.ts';

export interface ApiServerOptions {
  /** 0 for any. */
  port: number;
  app: SupabaseApp;
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

const MAX_BODY_BYTES = 10 * 1024 * 1024;
const APP_PATHS = ['/auth/v1', '/rest/v1'];
const REALTIME_PATH = '/realtime/v1';

/**
 * One HTTP server for all of the API, on 127.0.0.1.
 *
 * @throws LocalSupabaseError `port_taken`
 */
export async function createApiServer(options: ApiServerOptions): Promise<ApiServer> {
  const { port, app, realtime } = options;
  const listener = getRequestListener((request) => app.fetch(request), { overrideGlobalObjects: false });
  const server = createServer((request, response) => {
    route(request, response).catch((error: unknown) => {
      response.destroy(error instanceof Error ? error : new Error(String(error)));
    });
  });

  async function route(request: IncomingMessage, response: ServerResponse): Promise<void> {
    response.setHeader(PROCESS_HEADER, String(process.pid));
    const path = toPath(request);
    if (isBelow(path, REALTIME_PATH)) {
      if (await realtime?.handleRequest(request, response)) return;
    } else if (APP_PATHS.some((prefix) => isBelow(path, prefix))) {
      const refusal = findRefusal(request, options);
      if (refusal) return refuse(request, response, refusal);
      return listener(request, response);
    }
    refuse(request, response, {
      status: 404,
      code: 'not_found',
      message: 'no Route matched with those values',
    });
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

interface Refusal {
  status: number;
  code: string;
  message: string;
}

function findRefusal(request: IncomingMessage, { isDatabaseUp }: ApiServerOptions): Refusal | undefined {
  if (request.method === 'OPTIONS') return undefined;
  if (Number(request.headers['content-length'] ?? 0) > MAX_BODY_BYTES) {
    return { status: 413, code: 'payload_too_large', message: `A body may have ${MAX_BODY_BYTES} bytes` };
  }
  if (request.headers['transfer-encoding'] !== undefined) {
    return { status: 411, code: 'length_required', message: 'A body needs its Content-Length' };
  }
  if (!isDatabaseUp()) {
    return { status: 503, code: 'PGRST001', message: 'The database is being started again' };
  }
  return undefined;
}

/** An error in a form that the clients of Auth and REST both understand. */
function refuse(
  request: IncomingMessage,
  response: ServerResponse,
  { status, code, message }: Refusal,
): void {
  response.writeHead(status, {
    'Access-Control-Allow-Origin': '*',
    'Content-Type': 'application/json; charset=utf-8',
    ...(status === 503 ? { 'Retry-After': '1' } : {}),
    // what is left of an unread body must not be taken for the next request
    ...(status === 413 || status === 411 ? { Connection: 'close' } : {}),
  });
  response.end(JSON.stringify({ code, message, msg: message, error_code: code, details: null, hint: null }));
  request.resume();
}

function toPath(request: IncomingMessage): string {
  return new URL(request.url ?? '/', 'http://127.0.0.1').pathname;
}

function isBelow(path: string, prefix: string): boolean {
  return path === prefix || path.startsWith(`${prefix}/`);
}
