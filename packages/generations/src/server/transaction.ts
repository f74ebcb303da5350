import type { Pool, PoolClient } from 'pg';
import type { Db } from 'pg-boss';

// a process that is frozen in the middle must not hold its locks against the one that takes over
const BEGIN = `begin; set local idle_in_transaction_session_timeout = '5s'`;

/** Runs `work` in a transaction on one connection, committed when it resolves and rolled back when it rejects. */
export async function withTransaction<T>(db: Pool, work: (tx: PoolClient) => Promise<T>): Promise<T> {
  let broken: Error | undefined;
  const onError = (error: Error): void => {
    broken = error;
  };
  const tx = await checkOut(db, onError);
  try {
    await tx.query(BEGIN);
    const result = await work(tx);
    await tx.query('commit');
    return result;
  } catch (error) {
    // a connection that cannot even roll back is not handed to the next one
    await tx.query('rollback').catch((failure: Error) => {
      broken ??= failure;
    });
    throw error;
  } finally {
    tx.off('error', onError);
    tx.release(broken);
  }
}

/**
 * Takes a connection with a listener on it from the first moment. By the time a promise of it had resolved, it
 * could have emitted its end already, which unheard ends the process.
 */
function checkOut(db: Pool, onError: (error: Error) => void): Promise<PoolClient> {
  return new Promise((resolve, reject) => {
    db.connect((error, client) => {
      if (!client) {
        reject(error ?? new Error('no connection'));
        return;
      }
      client.on('error', onError);
      resolve(client);
    });
  });
}

/** The transaction as pg-boss wants it, so that a job is enqueued or settled with what belongs to it. */
export function toJobDatabase(tx: PoolClient): Db {
  return { executeSql: (text, values) => tx.query(text, values) };
}
