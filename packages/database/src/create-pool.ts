import { Pool } from 'pg';

/** How a process connects to Postgres. */
export interface PoolOptions {
  /** `postgres://user:password@host:port/database`. */
  connectionString: string;
  /** Shown in `pg_stat_activity`, so that an operator sees which part of which process holds a connection. */
  applicationName: string;
  /** The most connections that are open at once. Default 10. */
  max?: number;
  /** Milliseconds to wait for a connection before the query rejects. Default 5000. */
  connectTimeoutMs?: number;
  /** Milliseconds to wait for the answer to a query before it rejects. Default: no limit. */
  queryTimeoutMs?: number;
  /** Milliseconds after which an unused connection is closed. Default 10,000. */
  idleTimeoutMs?: number;
  /** Called when an idle connection breaks. The pool replaces it by itself; this is for the log. */
  onConnectionLost: (error: Error) => void;
}

/**
 * Opens a pool of connections to Postgres. Nothing is connected before the first query. End it with `pool.end()`.
 *
 * An idle connection that breaks is reported to `onConnectionLost`; without that listener `pg` would end the process.
 * For a connection that is checked out use {@link withTransaction}, which listens on it in the same way.
 *
 * @example
 * const pool = createPool({
 *   connectionString: 'postgres://postgres:postgres@127.0.0.1:54322/postgres',
 *   applicationName: 'headway-worker',
 *   onConnectionLost: ({ message }) => log.warn('database connection lost', { reason: message }),
 * });
 */
export function createPool(options: PoolOptions): Pool {
  const { connectTimeoutMs = 5_000, idleTimeoutMs = 10_000, queryTimeoutMs, max = 10 } = options;
  const pool = new Pool({
    connectionString: options.connectionString,
    application_name: options.applicationName,
    max,
    connectionTimeoutMillis: connectTimeoutMs,
    idleTimeoutMillis: idleTimeoutMs,
    ...(queryTimeoutMs !== undefined && { query_timeout: queryTimeoutMs }),
  });
  pool.on('error', options.onConnectionLost);
  return pool;
}
