import { setTimeout as delay } from 'node:timers/promises';
import pg from 'pg';

/** The result of `endSessions`. */
export interface EndedSessions {
  /** How often all sessions were ended. */
  rounds: number;
  sessions: number;
  tookMs: number;
}

/**
 * Ends all sessions of a database except its own, `rounds` times, evenly spread over `seconds`. Every 5 s it calls
 * `onProgress`.
 */
export async function endSessions(
  url: string,
  {
    rounds,
    seconds,
    onProgress,
  }: { rounds: number; seconds: number; onProgress: (done: EndedSessions) => void },
): Promise<EndedSessions> {
  const client = new pg.Client({ connectionString: url, application_name: 'bench' });
  client.on('error', () => undefined); // the query that runs or comes next rejects
  await client.connect();
  const startedAt = performance.now();
  const done = { rounds: 0, sessions: 0, tookMs: 0 };
  let reportAtMs = 5_000;
  for (; done.rounds < rounds; done.rounds += 1) {
    const dueAt = startedAt + (done.rounds / rounds) * seconds * 1000;
    await delay(Math.max(0, dueAt - performance.now()));
    const { rowCount } = await client.query(
      `select pg_terminate_backend(pid) from pg_stat_activity
        where pid <> pg_backend_pid() and backend_type in ('client backend', 'walsender')`,
    );
    done.sessions += rowCount ?? 0;
    done.tookMs = performance.now() - startedAt;
    if (done.tookMs >= reportAtMs) {
      onProgress(done);
      reportAtMs += 5_000;
    }
  }
  await client.end();
  return done;
}
