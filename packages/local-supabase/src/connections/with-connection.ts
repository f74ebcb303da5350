import type { Pool, PoolClient } from 'pg';

/**
 * Runs `work` on one connection of the pool, which is closed when `work` rejects or the connection breaks.
 *
 * @throws whatever `work` rejected with. A broken connection rejects the query that runs on it or comes next; it is
 *   never an uncaught exception.
 */
export async function withConnection<T>(pool: Pool, work: (client: PoolClient) => Promise<T>): Promise<T> {
  let isBroken = false;
  const onError = (): void => {
    isBroken = true;
  };
  // A promise would resolve one turn of the event loop later than this callback is called. An error between the two
  // turns would have no listener, and Node would end the process.
  const { promise, resolve, reject } = Promise.withResolvers<PoolClient>();
  pool.connect((error, client) => {
    if (!client) return reject(error ?? new Error('the pool returned no connection'));
    client.on('error', onError);
    resolve(client);
  });
  const client = await promise;
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
