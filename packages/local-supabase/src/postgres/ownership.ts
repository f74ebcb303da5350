import pg from 'pg';
import { LocalSupabaseError } from '../local-supabase-error.ts';

// An arbitrary number; nothing else takes advisory locks in this database.
const LOCK = 4_729_160_331;
const APPLICATION = 'local-supabase';

/**
 * Acquires the right to manage a database server, which one process has at a time. It is an advisory lock, which lasts as long as its session. The session of a killed process ends, so there is never a
 * stale lock.
 *
 * @throws LocalSupabaseError `already_running`
 */
export async function acquireOwnership(url: string) {
  const client = new pg.Client({
    connectionString: url,
    application_name: `${APPLICATION} ${process.pid}`,
    keepAlive: true,
  });
  client.on('error', () => undefined); // followed by `end`
  const lost = new Promise<void>((resolve) => client.once('end', resolve));
  await client.connect();
  const { rows } = await client.query<{ held: boolean }>('select pg_try_advisory_lock($1) as held', [LOCK]);
  if (!rows[0]?.held) {
    const owner = await findOwner(client);
    await client.end();
    throw new LocalSupabaseError(
      'already_running',
      `Local Supabase runs already with this data directory${owner ? ` (process ${owner})` : ''}. ` +
        'Stop it first, or choose another directory with HEADWAY_DATA_DIR.',
    );
  }
  return {
    /** Resolves when the right is lost: the server has ended, or has ended the session. */
    lost,
    /** Gives the right up; the server runs on. */
    release: () => client.end(),
  };
}

async function findOwner(client: pg.Client): Promise<string | undefined> {
  const { rows } = await client.query<{ application_name: string }>(
    `select activity.application_name
       from pg_locks as lock join pg_stat_activity as activity using (pid)
      where lock.locktype = 'advisory' and lock.granted and activity.application_name like $1`,
    [`${APPLICATION} %`],
  );
  return rows[0]?.application_name.slice(APPLICATION.length + 1);
}
