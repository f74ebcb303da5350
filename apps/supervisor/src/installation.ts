import { stopPostgres } from '@headway/local-supabase/process';
import { lockDataDir } from './data-dir-lock.ts';
import { hasDemoAccounts, requestDemoContent } from './demo-content.ts';
import type { Environment } from './environment.ts';
import {
  planSupabase,
  planWeb,
  planWorkers,
  supabaseMessageSchema,
  toConnection,
  type SupabaseMessage,
} from './plans.ts';
import { requirePort } from './ports.ts';
import { createProcessGroup, type ProcessGroup } from './process-group.ts';
import { ensureWebBuild } from './web-build.ts';

/** A running copy of Headway. */
export interface Installation {
  /** Address of the web application. */
  url: string;
  /** Stops everything, the web first and the database last. A process that does not end within `graceMs` is killed. */
  stop(graceMs: number): Promise<void>;
}

const FAILED_START_GRACE_MS = 4_000;

const DEMO_ACCOUNTS_REMAIN =
  'This data directory has demo accounts, whose password is public. Set HEADWAY_DATA_DIR to a new folder, or let an operator disable them on the page Users.';

/**
 * Starts local Supabase (unless a project elsewhere is named), the workers and the web application, and resolves when all
 * answer. Throws an `Error` with a sentence if something prevents the start; nothing is left running then.
 */
export async function startInstallation(
  environment: Environment,
  options: { dev: boolean; print: (line: string) => void; signal: AbortSignal },
): Promise<Installation> {
  const { dataDir, webPort, remoteSupabase } = environment;
  const { dev, print } = options;
  const url = `http://127.0.0.1:${webPort}`;
  const unlock = await lockDataDir(dataDir, url);
  const group = createProcessGroup(dataDir, print);
  const giveUp = new AbortController();
  const signal = AbortSignal.any([options.signal, giveUp.signal]);
  let local: SupabaseMessage | undefined;

  async function stop(graceMs: number) {
    await group.stop(graceMs);
    // Needed only if local Supabase was killed before it had stopped its Postgres.
    if (local) await stopPostgres(local.postgresPid);
    unlock();
  }

  try {
    await requirePorts(environment);
    const built = dev ? Promise.resolve() : ensureWebBuild(print, signal);
    // A build that fails while the database still starts is reported below, not as an unhandled rejection.
    built.catch(() => undefined);
    if (!remoteSupabase) {
      await startSupabase({ group, environment, siteUrl: url, signal }, (message) => {
        local = message;
      });
    }
    await built;
    const connection = local ? toConnection(local, environment) : {};
    await Promise.all(
      [...planWorkers(environment, connection), planWeb(url, dev ? 'dev' : 'start', connection)].map((plan) =>
        group.start(plan, signal),
      ),
    );
    if (local) {
      const where = { webUrl: url, supabaseUrl: local.apiUrl, publishableKey: local.publishableKey };
      // Everything runs without the demo article, too.
      if (environment.demo) await requestDemoContent(where).catch(({ message }: Error) => print(message));
      else if (await hasDemoAccounts(where)) print(DEMO_ACCOUNTS_REMAIN);
    }
    return { url, stop };
  } catch (error) {
    giveUp.abort();
    await stop(FAILED_START_GRACE_MS);
    throw error;
  }
}

async function requirePorts(environment: Environment): Promise<void> {
  await requirePort(environment.webPort, 'the web application', 'PORT');
  for (const { name, port } of planWorkers(environment, {})) {
    if (port !== undefined) await requirePort(port, name, 'HEADWAY_WORKER_PORT');
  }
}

interface SupabaseStart {
  group: ProcessGroup;
  environment: Environment;
  /** Where links in mails lead back to. */
  siteUrl: string;
  signal: AbortSignal;
}

/** Calls `onMessage` when local Supabase is ready, and again whenever its Postgres has a new process. */
async function startSupabase(
  { group, environment, siteUrl, signal }: SupabaseStart,
  onMessage: (message: SupabaseMessage) => void,
): Promise<void> {
  await group.start(planSupabase(environment, siteUrl), signal, (message) => {
    const parsed = supabaseMessageSchema.safeParse(message);
    if (!parsed.success) return;
    group.list({ name: 'postgres', pid: parsed.data.postgresPid, port: environment.databasePort });
    onMessage(parsed.data);
  });
}
