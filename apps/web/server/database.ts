import 'server-only';
import { Pool, type PoolClient } from 'pg';
import { env } from './env.ts';
import { log } from './log.ts';
import type { User } from './user.ts';

declare global {
  // Next bundles routes, pages and instrumentation apart: module state would exist several times per process.
  var headwayPool: Pool | undefined;
}

/** The process's connections to Postgres, with the rights of the server itself. */
export function database(): Pool {
  globalThis.headwayPool ??= createPool();
  return globalThis.headwayPool;
}

function createPool(): Pool {
  const pool = new Pool({
    connectionString: env().DATABASE_URL,
    max: env().HEADWAY_DATABASE_CONNECTIONS,
    connectionTimeoutMillis: 5_000,
    idleTimeoutMillis: 30_000,
    application_name: 'headway-web',
  });
  // An idle connection that the server closed; the next query opens another.
  pool.on('error', (error) => log.warn('an idle database connection was lost', { reason: error.message }));
  return pool;
}

/**
 * Runs `use` in one transaction as the signed-in person, so that row-level security decides what it sees and
 * changes. Rolls back when `use` throws.
 */
export function asUser<T>(user: User, use: (client: PoolClient) => Promise<T>): Promise<T> {
  return asServer(async (client) => {
    await client.query(
      `select set_config('role', 'authenticated', true),
              set_config('request.jwt.claims', $1, true),
              set_config('request.jwt.claim.sub', $2, true)`,
      [JSON.stringify(user.claims), user.id],
    );
    return use(client);
  });
}

/** Runs `use` in one transaction with the rights of the server itself. Rolls back when `use` throws. */
export async function asServer<T>(use: (client: PoolClient) => Promise<T>): Promise<T> {
  const client = await database().connect();
  let broken: Error | undefined;
  const onError = (error: Error) => {
    broken = error;
  };
  // A connection that breaks between two statements says so here; unheard, it would end the process.
  client.on('error', onError);
  try {
    await client.query('begin');
    const result = await use(client);
    await client.query('commit');
    return result;
  } catch (error) {
    await client.query('rollback').catch((failure: unknown) => {
      // The connection itself is gone, and with it the transaction: it must not return to the pool.
      broken ??= failure instanceof Error ? failure : new Error(String(failure));
    });
    throw error;
  } finally {
    client.off('error', onError);
    client.release(broken);
  }
}
