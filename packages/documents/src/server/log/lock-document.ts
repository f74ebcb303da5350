import type { PoolClient } from 'pg';

/**
 * Waits until no other transaction compacts this document or keeps a version of it, and keeps them out until this
 * transaction ends. Updates are still appended meanwhile.
 */
export async function lockDocument(tx: PoolClient, contentId: string): Promise<void> {
  await tx.query(`select pg_advisory_xact_lock(hashtextextended('document:' || $1::text, 0))`, [contentId]);
}
