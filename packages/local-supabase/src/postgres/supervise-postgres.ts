import { setTimeout as delay } from 'node:timers/promises';
import { LocalSupabaseError } from '../local-supabase-error.ts';
import { isAlive } from './is-alive.ts';
import { openPostgres, type OpenPostgres } from './open-postgres.ts';
import type { PostgresProcess, PostgresProcessOptions } from './postgres-process.ts';

export interface SuperviseOptions extends PostgresProcessOptions {
  /** Receives one line for each thing a person should know. */
  log: (line: string) => void;
  /** Called when it has ended or broken off our session, before it is started again. */
  onDown: () => void;
  /** Called with the new process after every restart. */
  onRestart: (server: PostgresProcess) => void;
  /** Called when another process looks after the server by now. */
  onTakenOver: (error: LocalSupabaseError) => void;
}

/** A server that is started again whenever it dies. */
export interface SupervisedPostgres {
  readonly server: PostgresProcess;
  /** Whether it is known to be answering. */
  readonly isUp: boolean;
  /** Shuts it down cleanly. */
  stop(): Promise<void>;
}

const FIRST_BACKOFF_MS = 100;
const LAST_BACKOFF_MS = 5_000;

/**
 * Makes the server run and keeps it running.
 *
 * @throws LocalSupabaseError as `openPostgres`
 */
export async function supervisePostgres(options: SuperviseOptions): Promise<SupervisedPostgres> {
  const stopping = new AbortController();
  let open = await openPostgres(options);
  let isUp = true;
  let isOurs = true;
  // a connection string that was handed out stays valid
  const fixed = { ...options, port: open.server.port };
  const watching = watch();

  // Every end of the server ends our session too, so the session is all there is to watch.
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
    for (let backoffMs = FIRST_BACKOFF_MS; ; backoffMs = Math.min(backoffMs * 2, LAST_BACKOFF_MS)) {
      if (stopping.signal.aborted) return undefined;
      try {
        return await openPostgres(fixed);
      } catch (error) {
        if (error instanceof LocalSupabaseError && error.code === 'already_running') {
          isOurs = false;
          options.onTakenOver(error);
          return undefined;
        }
        options.log(`Postgres could not be started, trying again in ${backoffMs} ms: ${String(error)}`);
        await delay(backoffMs, undefined, { signal: stopping.signal }).catch(() => undefined);
      }
    }
  }

  return {
    get server() {
      return open.server;
    },
    get isUp() {
      return isUp;
    },
    async stop() {
      stopping.abort();
      await open.ownership.release();
      await watching; // a server that is just being started has to be stopped too
      isUp = false;
      if (isOurs) await open.server.stop();
    },
  };
}
