import type { ClientBase, Pool } from 'pg';
import { withConnection } from './with-connection.ts';

/**
 * Runs `work` in one transaction of the client: committed when it resolves, rolled back when it rejects.
 *
 * @param mode of the transaction, such as `read only`
 * @throws whatever `work` rejected with, also when the rollback fails, as it does on a broken connection
 */
export async function inTransaction<T>(client: ClientBase, work: () => Promise<T>, mode = ''): Promise<T> {
  await client.query(`begin ${mode}`);
  try {
    const result = await work();
    await client.query('commit');
    return result;
  } catch (error) {
    // The server ends the transaction of a broken connection by itself, and the first error says more.
    await client.query('rollback').catch(() => undefined);
    throw error;
  }
}

/** Runs `work` in one transaction on a connection of the pool. */
export function withTransaction<T>(
  pool: Pool,
  work: (client: ClientBase) => Promise<T>,
  mode?: string,
): Promise<T> {
  return withConnection(pool, (client) => inTransaction(client, () => work(client), mode));
}
