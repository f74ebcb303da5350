import type { Pool, PoolClient } from 'pg';

/**
 * Runs `work` on one connection of the pool. When `work` rejects or the connection breaks, the pool closes the
 * connection, which also rolls back a transaction that is open on it.
 *
 * @returns the value that `work` resolved with.
 * @throws whatever `work` rejected with. A broken connection rejects the query that runs on it or comes next; it is
 *   never an uncaught exception.
 */
export async function withConnection<T>(pool: Pool, work: (client: PoolClient) => Promise<T>): Promise<T> {
  let isBroken = false;
  const onError = (): void => {
    isBroken = true;
  };
  const client = await checkOut(pool, onError);
  try {
    return await work(client);
  } catch (error) {
    isBroken = true;
    throw error;
  } finally {
    client.off('error', onError);
    client.release(isBroken);
  }
}

/**
 * Listens for errors in the same turn of the event loop in which the pool hands the connection out. A promise would
 * resolve one turn later; an error between the two turns would have no listener, and Node would end the process.
 */
function checkOut(pool: Pool, onError: () => void): Promise<PoolClient> {
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
