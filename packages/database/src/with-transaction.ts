import type { Pool, PoolClient } from 'pg';

/** How a transaction is run. */
export interface TransactionOptions {
  /**
   * Milliseconds that the transaction may wait between two statements before the server ends it, so that a frozen
   * process does not keep its locks. Default: the server's own setting, which is usually no limit.
   */
  idleTimeoutMs?: number;
  /**
   * SQL without parameters that is sent in the round trip of `begin`: it locks rows or sets the isolation level. When it
   * fails the transaction does.
   */
  opening?: string;
}

/**
 * Runs `work` in one transaction on one connection: committed when `work` resolves, rolled back when it rejects.
 *
 * When the connection breaks, at any moment, the returned promise rejects with an error for which
 * `isConnectionError` is true, and the pool discards the connection. A connection that breaks during `commit` leaves
 * open whether the commit took place.
 *
 * @returns what `work` resolved with.
 * @throws whatever `work` rejected with, or the database's error.
 *
 * @example
 * const id = await withTransaction(pool, async (tx) => {
 *   const { rows } = await tx.query('insert into public.projects (name) values ($1) returning id', [name]);
 *   return rows[0].id;
 * });
 */
export async function withTransaction<T>(
  pool: Pool,
  work: (tx: PoolClient) => Promise<T>,
  options: TransactionOptions = {},
): Promise<T> {
  let broken: Error | undefined;
  const onError = (error: Error): void => {
    broken = error;
  };
  const tx = await checkOut(pool, onError);
  try {
    await tx.query(toBegin(options));
    const result = await work(tx);
    await tx.query('commit');
    return result;
  } catch (error) {
    await tx.query('rollback').catch((failure: Error) => {
      broken ??= failure;
    });
    throw error;
  } finally {
    tx.off('error', onError);
    tx.release(broken);
  }
}

/** Joins statements without parameters: Postgres runs them in one round trip. */
function toBegin({ idleTimeoutMs, opening }: TransactionOptions): string {
  const statements = ['begin'];
  if (idleTimeoutMs !== undefined) {
    statements.push(`set local idle_in_transaction_session_timeout = ${Math.trunc(idleTimeoutMs)}`);
  }
  if (opening !== undefined) statements.push(opening);
  return statements.join('; ');
}

/**
 * Checks a connection out of the pool and listens for its errors in the same turn of the event loop. A promise would
 * resolve one turn later; an error between the two turns would have no listener, and Node would end the process.
 */
function checkOut(pool: Pool, onError: (error: Error) => void): Promise<PoolClient> {
  return new Promise((resolve, reject) => {
    pool.connect((error, client) => {
      if (!client) {
        reject(error ?? new Error('the pool returned no connection'));
        return;
      }
      client.on('error', onError);
      resolve(client);
    });
  });
}
