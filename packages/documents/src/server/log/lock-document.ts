import type { PoolClient } from 'pg';

/**
 * Waits until nobody else compacts or versions this document, and keeps them out until the end of the transaction.
 * Updates are appended meanwhile.
 */
export async function lockDocument(client: PoolClient, contentId: string): Promise<void> {
  await client.query(`select pg_advisory_xact_lock(hashtextextended('document:' || $1::text, 0))`, [
    contentId,
  ]);
}
