import { setTimeout as delay } from 'node:timers/promises';
import type { Pool } from 'pg';

const POLL_MS = 1;
const GIVE_UP_MS = 10_000;

/**
 * Waits until queries see these committed transactions. Postgres streams a commit a moment before queries see it; a
 * query in that moment would find the row missing.
 *
 * @throws Error if a transaction does not become visible within 10 s
 */
export async function waitUntilVisible(pool: Pool, xids: ReadonlySet<number>): Promise<void> {
  const deadline = performance.now() + GIVE_UP_MS;
  for (;;) {
    const { rows } = await pool.query<{ snapshot: string }>({
      name: 'current_snapshot',
      text: 'select pg_current_snapshot()::text as snapshot',
    });
    const isVisible = parseSnapshot(rows[0]?.snapshot ?? '');
    if ([...xids].every(isVisible)) return;
    if (performance.now() > deadline) throw new Error('a committed transaction has not become visible');
    await delay(POLL_MS);
  }
}

/**
 * Parses `xmin:xmax:xip,xip,...` into a function that tells whether a query with this snapshot sees a transaction. The
 * stream has the lower 32 bits of a transaction's number, the snapshot has all bits: the function takes the number
 * nearest to the snapshot that has those lower bits.
 *
 * @see https://www.postgresql.org/docs/17/functions-info.html#FUNCTIONS-PG-SNAPSHOT-PARTS
 */
export function parseSnapshot(snapshot: string): (xid: number) => boolean {
  const [xmin = '', xmax = '', running = ''] = snapshot.split(':');
  const [first, next] = [Number(xmin), Number(xmax)];
  const inProgress = new Set(running.split(',').filter(Boolean).map(Number));
  return (xid) => {
    const distance = (xid - (next % 2 ** 32)) | 0;
    const full = next + distance;
    return full < first || (full < next && !inProgress.has(full));
  };
}
