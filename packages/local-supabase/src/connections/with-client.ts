import pg from 'pg';

/** Runs `work` on a connection of its own, which ends with it. A connection that breaks rejects the query on it. */
export async function withClient<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url });
  client.on('error', () => undefined); // without a listener, Node would end the process
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}
