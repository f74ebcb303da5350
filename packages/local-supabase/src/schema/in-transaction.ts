import type pg from 'pg';

/**
 * Runs `work` in one transaction of the client: committed when it resolves, rolled back when it rejects.
 *
 * @throws whatever `work` rejected with, also when the rollback fails, as it does on a broken connection.
 */
export async function inTransaction<T>(client: pg.Client, work: () => Promise<T>): Promise<T> {
  await client.query('begin');
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
