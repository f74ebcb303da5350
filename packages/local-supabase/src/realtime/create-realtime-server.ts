import { STATUS_CODES, type IncomingMessage, type ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';
import pg from 'pg';
import { WebSocketServer } from 'ws';
import { createTopicAuthorizer } from './auth/authorize-topic.ts';
import { createTokenVerifier } from './auth/verify-token.ts';
import { createPermissionWatch } from './auth/permission-watch.ts';
import { createChangeFeed } from './changes/change-feed.ts';
import { createBroadcastEndpoint } from './http/broadcast-endpoint.ts';
import { createMessageStore } from './messages/message-store.ts';
import type { RealtimeContext } from './realtime-context.ts';
import { DEFAULT_LIMITS, type RealtimeLimits } from './realtime-limits.ts';
import { createRealtimeLog, toReason } from './realtime-log.ts';
import { createRooms } from './rooms/rooms.ts';
import { serveConnection } from './socket/serve-connection.ts';
import { parseProtocolVersion } from './wire/protocol-version.ts';

export interface RealtimeServerOptions {
  /** Connection string of a superuser, of a database that `bootstrap.sql` has prepared, with `wal_level=logical`. */
  dbUrl: string;
  /** Of the tokens (HS256). */
  jwtSecret: string;
  /** Acts as `anon`. */
  publishableKey: string;
  /** Acts as `service_role`. */
  secretKey: string;
  /** Receives one line for each thing a person should know. Default: nobody does. */
  log?: (line: string) => void;
  /** What differs from the defaults of a self-hosted Supabase. */
  limits?: Partial<RealtimeLimits>;
  /**
   * How often the policies are asked again about private channels that are open, in milliseconds. Supabase waits for a
   * new token. Default 5000.
   */
  permissionCheckMs?: number | undefined;
}

/** Supabase Realtime, to be mounted below `/realtime/v1` of an HTTP server. */
export interface RealtimeServer {
  /** Serves `/realtime/v1/websocket`. */
  handleUpgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void;
  /** Serves `POST /realtime/v1/api/broadcast` and its form per topic. False if the path is none of them. */
  handleRequest(request: IncomingMessage, response: ServerResponse): Promise<boolean>;
  /** Closes all sockets with 1001, upon which clients try to connect again, and all connections to the database. */
  stop(): Promise<void>;
}

const SOCKET_PATH = '/realtime/v1/websocket';
const PERMISSION_CHECK_MS = 5000;
const CLEAN_UP_MS = 3_600_000;
const GOING_AWAY = 1001;
const STOP_GRACE_MS = 1000;

/** Starts Realtime. Resolves at once; joins that need the database wait for it. */
export async function createRealtimeServer(options: RealtimeServerOptions): Promise<RealtimeServer> {
  const limits = { ...DEFAULT_LIMITS, ...options.limits };
  const log = createRealtimeLog(options.log ?? (() => undefined));
  const pool = new pg.Pool({
    connectionString: options.dbUrl,
    application_name: 'local-supabase realtime',
    max: 4,
    connectionTimeoutMillis: 5000,
    statement_timeout: 10_000,
    // timestamps in changes are in UTC, whatever the database is set to
    options: '-c TimeZone=UTC -c DateStyle=ISO',
  });
  // of an idle connection; the next query opens another
  pool.on('error', (error) => log('DatabaseUnavailable', error.message));
  const verifyToken = createTokenVerifier(options);
  const rooms = createRooms();
  const messages = createMessageStore(pool);
  const feed = createChangeFeed({
    dbUrl: options.dbUrl,
    pool,
    messages,
    deliverMessage: ({ topic, isPrivate, broadcast }) => rooms.broadcast(topic, isPrivate, broadcast),
    hasReader: ({ topic, isPrivate }) => rooms.has(topic, isPrivate),
    log,
  });
  const authorizeTopics = createTopicAuthorizer(pool);
  const permissionWatch = createPermissionWatch({
    authorizeTopics,
    intervalMs: options.permissionCheckMs ?? PERMISSION_CHECK_MS,
    log,
  });
  const context: RealtimeContext = {
    limits,
    log,
    verifyToken,
    authorizeTopics,
    permissionWatch,
    rooms,
    messages,
    feed,
    users: new Set(),
  };
  const handleRequest = createBroadcastEndpoint(context);
  const webSockets = new WebSocketServer({
    noServer: true,
    maxPayload: limits.maxFrameBytes,
    perMessageDeflate: false,
  });

  async function upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): Promise<void> {
    const url = new URL(request.url ?? '/', 'http://127.0.0.1');
    if (url.pathname !== SOCKET_PATH) return refuse(socket, 404, 'not found');
    const version = parseProtocolVersion(url.searchParams.get('vsn'));
    if (!version) return refuse(socket, 400, 'unknown protocol version');
    const header = request.headers['x-api-key'];
    const apiKey = typeof header === 'string' ? header : url.searchParams.get('apikey');
    if (!apiKey) return refuse(socket, 401, 'API key is missing');
    const { refusal } = await verifyToken(apiKey);
    if (refusal) {
      log('ConnectionRefused', refusal.message);
      return refuse(socket, 401, refusal.message);
    }
    webSockets.handleUpgrade(request, socket, head, (webSocket) => {
      serveConnection(context, webSocket, version, apiKey);
    });
  }

  function cleanUp(): void {
    messages.deleteOld().catch((error: unknown) => log('DatabaseUnavailable', toReason(error)));
  }
  cleanUp();
  const cleaning = setInterval(cleanUp, CLEAN_UP_MS);

  return {
    handleUpgrade(request, socket, head) {
      socket.on('error', () => socket.destroy());
      upgrade(request, socket, head).catch((error: unknown) => {
        log('InternalError', toReason(error));
        socket.destroy();
      });
    },
    handleRequest,
    async stop() {
      clearInterval(cleaning);
      for (const webSocket of webSockets.clients) webSocket.close(GOING_AWAY, 'the server is stopping');
      const impatience = setTimeout(() => {
        for (const webSocket of webSockets.clients) webSocket.terminate();
      }, STOP_GRACE_MS);
      const closed = Promise.withResolvers<void>();
      webSockets.close(() => closed.resolve());
      await closed.promise;
      clearTimeout(impatience);
      await permissionWatch.stop();
      await feed.stop();
      await pool.end();
    },
  };
}

/** Answers a request for a socket with an error of HTTP. */
function refuse(socket: Duplex, status: number, error: string): void {
  const body = JSON.stringify({ error });
  socket.end(
    `HTTP/1.1 ${status} ${STATUS_CODES[status] ?? ''}\r\nConnection: close\r\n` +
      `Content-Type: application/json\r\nContent-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`,
  );
}
