import 'server-only';
import * as ground from '@headway/database';
import type { Pool, PoolClient } from 'pg';
import { env } from './env.ts';
import { log } from './log.ts';
import type { User } from './user.ts';

declare global {
  // Next bundles routes, pages and instrumentation apart: module state would exist several times per process.
  var headwayPool: Pool | undefined;
}

/** The process's connections to Postgres, with the rights of the server itself. */
export function database(): Pool {
  globalThis.headwayPool ??= ground.createPool({
    connectionString: env().DATABASE_URL,
    applicationName: 'headway-web',
    max: env().HEADWAY_DATABASE_CONNECTIONS,
    idleTimeoutMs: 30_000,
    onConnectionLost: ({ message }) => log.warn('an idle database connection was lost', { reason: message }),
  });
  return globalThis.headwayPool;
}

/** The first argument of a verb, for this person. */
export function toContext(user: User): ground.VerbContext<User> {
  return { db: database(), user };
}

/** Runs `work` in one transaction as the signed-in person, under row-level security. */
export function asUser<T>(user: User, work: (tx: PoolClient) => Promise<T>): Promise<T> {
  return ground.asUser(database(), user, work);
}

/** Reads rows by one statement as the signed-in person, under row-level security, and parses them. */
export function readRowsAs<Row>(user: User, ...query: ground.Query<Row>): Promise<Row[]> {
  return asUser(user, (tx) => ground.readRows(tx, ...query));
}

/** The same for a statement that returns one row. */
export function readRowAs<Row>(user: User, ...query: ground.Query<Row>): Promise<Row> {
  return asUser(user, (tx) => ground.readRow(tx, ...query));
}
