import { createRetryWaits } from '../retry-waits.ts';
import { LocalSupabaseError } from '../local-supabase-error.ts';
import { isAlive } from './is-alive.ts';
import { openPostgres, type OpenPostgres } from './open-postgres.ts';
import type { PostgresProcess, PostgresProcessOptions } from './postgres-process.ts';

interface SuperviseOptions extends PostgresProcessOptions {
  log: (line: string) => void;
  /** Called when the server has ended, or has ended our session, before it is started again. */
  onDown: () => void;
  onRestart: (server: PostgresProcess) => void;
  /** Called when another process owns the server. */
  onTakenOver: (error: LocalSupabaseError) => void;
}

const FIRST_BACKOFF_MS = 100;
const LAST_BACKOFF_MS = 5_000;

/**
 * Starts the server, and starts it again whenever it ends.
 *
 * @throws LocalSupabaseError like `openPostgres`
 */
export async function supervisePostgres(options: SuperviseOptions) {
  const stopping = new AbortController();
  let open = await openPostgres(options);
  let isUp = true;
  let isOurs = true;
  // the connection string stays valid after a restart
  const fixed = { ...options, port: open.server.port };
  const watching = watch();

  // The end of the server always ends our session, too.
  async function watch(): Promise<void> {
    for (;;) {
      await open.ownership.lost;
      if (stopping.signal.aborted) return;
      isUp = false;
      options.onDown();
      const { pid } = open.server;
      if (!(await isAlive(pid))) {
        options.log(`Postgres (process ${pid}) ended unexpectedly; starting it again`);
      }
      const reopened = await reopen();
      if (!reopened) return;
      open = reopened;
      isUp = true;
      options.log(`Postgres answers again (process ${open.server.pid})`);
      if (open.server.pid !== pid) options.onRestart(open.server);
      if (stopping.signal.aborted) return;
    }
  }

  async function reopen(): Promise<OpenPostgres | undefined> {
    const waits = createRetryWaits(FIRST_BACKOFF_MS, LAST_BACKOFF_MS);
    while (!stopping.signal.aborted) {
      try {
        return await openPostgres(fixed);
      } catch (error) {
        if (error instanceof LocalSupabaseError && error.code === 'already_running') {
          isOurs = false;
          options.onTakenOver(error);
          return undefined;
        }
        options.log(`Postgres could not be started, trying again in ${waits.nextMs} ms: ${String(error)}`);
        await waits.wait(stopping.signal);
      }
    }
    return undefined;
  }

  return {
    get server() {
      return open.server;
    },
    /** Whether the server is known to answer. */
    get isUp() {
      return isUp;
    },
    async stop() {
      stopping.abort();
      await open.ownership.release();
      await watching; // a server that is being started is stopped below, too
      isUp = false;
      if (isOurs) await open.server.stop();
    },
  };
}
