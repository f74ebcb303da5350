import { Client } from 'pg';
import type { OnMoved, Unsubscribe } from './event-log.ts';
import { createBackoff } from '@headway/ground';

/**
 * Where a log learns that topics have moved. Has the shape of `EventLog.subscribe`, so that another carrier (a
 * broadcast, a message bus) can take the place of LISTEN where direct connections are scarce.
 */
export type NotificationSource = (onMoved: OnMoved) => Promise<Unsubscribe>;

/** Options of {@link listenForNotifications}. */
export interface ListenOptions {
  /** Connection string of a direct connection: LISTEN does not work through a pooler in transaction mode. */
  connectionString: string;
  /** The channel that `events.append` notifies. Default `headway_events`. */
  channel?: string;
  /** Called for every lost connection. Another one is made without further ado. */
  onError?: (error: unknown) => void;
}

const CONNECT_TIMEOUT_MS = 5_000;
const PING_MS = 30_000;
const PING_TIMEOUT_MS = 10_000;

/**
 * Hints by LISTEN, over one connection for each subscription. A lost connection is made again after 75 ms to 5.25 s;
 * every new one reports `null`, because the notifications in between are unknown.
 *
 * @see https://www.postgresql.org/docs/current/sql-listen.html
 */
export function listenForNotifications(options: ListenOptions): NotificationSource {
  return async (onMoved) => {
    const listener = new NotificationListener(options, onMoved);
    await listener.connect();
    return () => listener.stop();
  };
}

class NotificationListener {
  readonly #options: ListenOptions;
  readonly #onMoved: OnMoved;
  readonly #backoff = createBackoff();
  #client: Client | null = null;
  #reconnect: NodeJS.Timeout | undefined;
  #ping: NodeJS.Timeout | undefined;
  #stopped = false;

  constructor(options: ListenOptions, onMoved: OnMoved) {
    this.#options = options;
    this.#onMoved = onMoved;
  }

  /** Resolves once the first attempt has succeeded or failed. */
  async connect(): Promise<void> {
    const { connectionString, channel = 'headway_events' } = this.#options;
    const client = new Client({
      connectionString,
      application_name: 'headway listen',
      connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
      query_timeout: PING_TIMEOUT_MS,
      keepAlive: true,
    });
    this.#client = client;
    client.on('error', (error) => this.#lose(client, error));
    client.on('end', () => this.#lose(client, new Error('the connection that listens has ended')));
    client.on('notification', ({ payload }) => {
      if (this.#client === client) this.#onMoved(payload ? [payload] : null);
    });
    try {
      await client.connect();
      await client.query(`listen ${client.escapeIdentifier(channel)}`);
    } catch (error) {
      this.#lose(client, error);
      return;
    }
    if (this.#client !== client) return;
    this.#backoff.reset();
    // A peer that vanished without closing the connection is found by a query that fails.
    this.#ping = setInterval(() => {
      client.query('select 1').catch((error: unknown) => this.#lose(client, error));
    }, PING_MS).unref();
    this.#onMoved(null);
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    clearTimeout(this.#reconnect);
    clearInterval(this.#ping);
    const client = this.#client;
    this.#client = null;
    await client?.end();
  }

  #lose(client: Client, error: unknown): void {
    if (this.#client !== client) return;
    this.#client = null;
    clearInterval(this.#ping);
    if (this.#stopped) return;
    this.#options.onError?.(error);
    client.end().catch(() => {
      // The connection is lost already.
    });
    this.#reconnect = setTimeout(() => void this.connect(), this.#backoff.next()).unref();
  }
}
