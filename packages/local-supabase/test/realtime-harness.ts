import { createServer } from 'node:http';
import { connect as connectSocket } from 'node:net';
import {
  createClient,
  REALTIME_SUBSCRIBE_STATES,
  type RealtimeChannel,
  type RealtimeClientOptions,
  type SupabaseClient,
} from '@supabase/supabase-js';
import { eventually } from '@headway/testing/eventually';
import { listen } from '@headway/testing/listen';
import { SignJWT } from 'jose';
import pg from 'pg';
import { createRealtimeServer } from '../src/realtime/create-realtime-server.ts';
import type { RealtimeLimits } from '../src/realtime/realtime-limits.ts';
import { startTestDatabase, type TestDatabase } from '../src/testing.ts';

export const PUBLISHABLE_KEY = 'sb_publishable_for_tests';
export const SECRET_KEY = 'sb_secret_for_tests';
export const JWT_SECRET = 'a secret that is only known to the tests of this package';

export interface RealtimeHarness {
  url: string;
  database: TestDatabase;
  /** What the server has logged. */
  log: string[];
  sql(text: string, values?: unknown[]): Promise<Record<string, unknown>[]>;
  /** A client that acts as `anon`, or with this token. A function is asked again whenever the client wants to know. */
  connect(token?: string | (() => string), options?: RealtimeClientOptions): Promise<SupabaseClient>;
  /** kill -9 of Postgres; resolves when nothing of it is left. */
  killDatabase(): Promise<void>;
  stop(): Promise<void>;
}

export interface HarnessOptions {
  limits?: Partial<RealtimeLimits>;
  permissionCheckMs?: number;
  /** Run before the server starts. */
  schema?: string;
}

/** Starts a database and Realtime in front of it, nothing else. */
export async function startRealtime({
  limits = {},
  permissionCheckMs,
  schema = '',
}: HarnessOptions = {}): Promise<RealtimeHarness> {
  const database = await startTestDatabase();
  const pool = new pg.Pool({ connectionString: database.url, max: 4 });
  pool.on('error', () => undefined); // tests kill the database
  await pool.query(schema);
  const log: string[] = [];
  const realtime = createRealtimeServer({
    dbUrl: database.url,
    jwtSecret: JWT_SECRET,
    publishableKey: PUBLISHABLE_KEY,
    secretKey: SECRET_KEY,
    log: (line) => log.push(line),
    limits,
    permissionCheckMs,
  });
  const server = createServer((request, response) => {
    void realtime.handleRequest(request, response).then((isHandled) => {
      if (!isHandled) response.writeHead(404).end();
    });
  });
  server.on('upgrade', (request, socket, head) => realtime.handleUpgrade(request, socket, head));
  const url = `http://127.0.0.1:${await listen(server)}`;
  const clients: SupabaseClient[] = [];

  return {
    url,
    database,
    log,
    async sql(text, values) {
      const { rows } = await pool.query<Record<string, unknown>>(text, values);
      return rows;
    },
    async connect(token, options = {}) {
      const client = createClient(url, PUBLISHABLE_KEY, {
        ...(token === undefined
          ? { auth: { persistSession: false, autoRefreshToken: false } }
          : { accessToken: async () => (typeof token === 'string' ? token : token()) }),
        realtime: options,
      });
      await client.realtime.setAuth();
      clients.push(client);
      return client;
    },
    async killDatabase() {
      process.kill(database.pid, 'SIGKILL');
      // its children keep the port until they notice
      const { port } = new URL(database.url);
      await eventually(async () => {
        if (await isListening(Number(port))) throw new Error('Postgres is still there');
      });
    },
    async stop() {
      await Promise.all(clients.map((client) => client.realtime.disconnect()));
      await realtime.stop();
      server.close();
      server.closeAllConnections();
      await pool.end();
      await database.stop();
    },
  };
}

async function isListening(port: number): Promise<boolean> {
  const { promise, resolve } = Promise.withResolvers<boolean>();
  const socket = connectSocket(port, '127.0.0.1');
  socket.once('connect', () => resolve(true));
  socket.once('error', () => resolve(false));
  const listening = await promise;
  socket.destroy();
  return listening;
}

/** A token as Auth gives it out. */
export async function createToken(
  claims: Record<string, unknown>,
  { secret = JWT_SECRET, expiresIn = 3600 }: { secret?: string; expiresIn?: number } = {},
): Promise<string> {
  return new SignJWT({ role: 'authenticated', ...claims })
    .setProtectedHeader({ alg: 'HS256', typ: 'JWT' })
    .setIssuedAt()
    .setExpirationTime(Math.floor(Date.now() / 1000) + expiresIn)
    .sign(new TextEncoder().encode(secret));
}

/** Subscribes, and resolves when that has succeeded. Rejects with what the client says otherwise. */
export async function subscribe(channel: RealtimeChannel): Promise<RealtimeChannel> {
  const { promise, resolve, reject } = Promise.withResolvers<RealtimeChannel>();
  channel.subscribe((status, error) => {
    if (status === REALTIME_SUBSCRIBE_STATES.SUBSCRIBED) resolve(channel);
    else reject(error ?? new Error(status));
  });
  return promise;
}

/** Collects the broadcasts of a channel. */
export function collectBroadcasts(channel: RealtimeChannel): Broadcast[] {
  const broadcasts: Broadcast[] = [];
  channel.on('broadcast', { event: '*' }, (message) => broadcasts.push(message));
  return broadcasts;
}

export interface Broadcast {
  event: string;
  payload?: unknown;
  meta?: { id: string; replayed?: boolean };
}
