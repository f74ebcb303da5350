import type { Pool, PoolClient } from 'pg';

/** Runs this in one transaction, and rolls back if it throws. */
export async function withinTransaction<Result>(
  pool: Pool,
  work: (client: PoolClient) => Promise<Result>,
): Promise<Result> {
  const client = await pool.connect();
  let failure: Error | undefined;
  try {
    await client.query('begin');
    const result = await work(client);
    await client.query('commit');
    return result;
  } catch (error) {
    // where even that fails the connection is of no further use
    await client.query('rollback').catch((broken: unknown) => {
      failure = broken instanceof Error ? broken : new Error(String(broken));
    });
    throw error;
  } finally {
    client.release(failure);
  }
}
