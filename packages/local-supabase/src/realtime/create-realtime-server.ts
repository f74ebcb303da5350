import { STATUS_CODES, type IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { promisify } from 'node:util';
import { WebSocketServer } from 'ws';
import { createPool } from '../connections/create-pool.ts';
import type { StoredKeys } from '../project-keys.ts';
import { createTopicAuthorizer } from './auth/authorize-topic.ts';
import { createTokenVerifier } from './auth/verify-token.ts';
import { createPermissionWatch } from './auth/permission-watch.ts';
import { createChangeFeed } from './changes/change-feed.ts';
import { createBroadcastEndpoint } from './broadcast-endpoint.ts';
import { createMessageStore } from './messages/message-store.ts';
import type { RealtimeContext } from './realtime-context.ts';
import { DEFAULT_LIMITS, type RealtimeLimits } from './realtime-limits.ts';
import { createRealtimeLog, toReason } from './realtime-log.ts';
import { createRooms } from './rooms/rooms.ts';
import { serveConnection } from './socket/serve-connection.ts';
import { parseProtocolVersion } from './wire/protocol-version.ts';

interface RealtimeServerOptions extends StoredKeys {
  /** Connection string of a superuser of a database that `bootstrap.sql` has prepared, with `wal_level=logical`. */
  dbUrl: string;
  log?: (line: string) => void;
  limits?: Partial<RealtimeLimits>;
  /** Milliseconds between two checks of the policies of open private channels. Default 5000. */
  permissionCheckMs?: number | undefined;
}

const SOCKET_PATH = '/realtime/v1/websocket';
const PERMISSION_CHECK_MS = 5000;
const CLEAN_UP_MS = 3_600_000;
const GOING_AWAY = 1001;
const STOP_GRACE_MS = 1000;

/** Creates Supabase Realtime, to be mounted below `/realtime/v1` of an HTTP server. Joins wait for the database. */
export function createRealtimeServer(options: RealtimeServerOptions) {
  const limits = { ...DEFAULT_LIMITS, ...options.limits };
  const log = createRealtimeLog(options.log ?? (() => undefined));
  const pool = createPool(
    options.dbUrl,
    {
      application_name: 'local-supabase realtime',
      max: 4,
      statement_timeout: 10_000,
      // timestamps in changes are in UTC, whatever the setting of the database is
      options: '-c TimeZone=UTC -c DateStyle=ISO',
    },
    (error) => log('DatabaseUnavailable', error.message),
  );
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
  const authorizeTopics = createTopicAuthorizer(pool, log);
  const intervalMs = options.permissionCheckMs ?? PERMISSION_CHECK_MS;
  const permissionWatch = createPermissionWatch(authorizeTopics, intervalMs, log);
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
    /** Serves `/realtime/v1/websocket`. */
    handleUpgrade(request: IncomingMessage, socket: Duplex, head: Buffer) {
      socket.on('error', () => socket.destroy());
      upgrade(request, socket, head).catch((error: unknown) => {
        log('InternalError', toReason(error));
        socket.destroy();
      });
    },
    /** Serves `POST /realtime/v1/api/broadcast` and its form per topic. Resolves with false for another path. */
    handleRequest: createBroadcastEndpoint(context),
    /** Closes all sockets with 1001, upon which clients connect again, and all connections to the database. */
    async stop(): Promise<void> {
      clearInterval(cleaning);
      for (const webSocket of webSockets.clients) webSocket.close(GOING_AWAY, 'the server is stopping');
      const impatience = setTimeout(() => {
        for (const webSocket of webSockets.clients) webSocket.terminate();
      }, STOP_GRACE_MS);
      await promisify((done: () => void) => webSockets.close(done))();
      clearTimeout(impatience);
      await permissionWatch.stop();
      await feed.stop();
      await pool.end();
    },
  };
}

/** Refuses to open a socket, with an error of HTTP. */
function refuse(socket: Duplex, status: number, error: string): void {
  const body = JSON.stringify({ error });
  socket.end(
    `HTTP/1.1 ${status} ${STATUS_CODES[status] ?? ''}\r\nConnection: close\r\n` +
      `Content-Type: application/json\r\nContent-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`,
  );
}
