import { join } from 'node:path';
import { root } from '../install.mjs';
import { ensureWebBuild } from '../web-build.ts';
import { requestDemoContent } from './demo-content.ts';
import { lockDataDir } from './data-dir-lock.ts';
import type { Environment } from './environment.ts';
import { requirePort } from './ports.ts';
import { createProcessesFile } from './processes-file.ts';
import { readyMessage, readyOverHttp } from './readiness.ts';
import { supabaseMessageSchema, type SupabaseMessage } from './supabase-message.ts';
import { superviseProcess, type ProcessPlan, type SupervisedProcess } from './supervised-process.ts';

/** All processes of one running copy of Headway. */
export interface Installation {
  url: string;
  /** Stops everything, the web first and the database last; what does not end within `graceMs` is ended. */
  stop(graceMs: number): Promise<void>;
}

/**
 * Starts local Supabase (unless a project elsewhere is named), workers and the web, each supervised, and resolves
 * when all answer. Throws an `Error` with a sentence when something is in the way; nothing is left running then.
 */
export async function startInstallation(
  environment: Environment,
  options: { dev: boolean; print: (line: string) => void; signal: AbortSignal },
): Promise<Installation> {
  const { dataDir, webPort } = environment;
  const url = `http://127.0.0.1:${webPort}`;
  const unlock = lockDataDir(dataDir, url);
  const processesFile = createProcessesFile(dataDir);
  const running: SupervisedProcess[] = [];
  const giveUp = new AbortController();
  const abandoned = AbortSignal.any([options.signal, giveUp.signal]);

  async function stop(graceMs: number) {
    const supabase = running.find((one) => one.name === 'supabase');
    const others = running.filter((one) => one !== supabase);
    // The web and the workers give back what they hold before the database goes, which needs a moment of its own.
    await Promise.all(others.map((one) => one.stop(graceMs * 0.5)));
    await supabase?.stop(graceMs * 0.5);
    processesFile.remove();
    unlock();
  }

  async function start(
    plan: Pick<ProcessPlan, 'name' | 'args' | 'env' | 'isReady' | 'onMessage'>,
    port?: number,
  ) {
    options.signal.throwIfAborted();
    const supervised = superviseProcess({
      ...plan,
      env: { ...process.env, ...plan.env, HEADWAY_DATA_DIR: dataDir, NEXT_TELEMETRY_DISABLED: '1' },
      onStarted: (pid) =>
        processesFile.set({ name: plan.name, pid, ...(port === undefined ? {} : { port }) }),
      print: (line) => options.print(`[${plan.name}] ${line}`),
    });
    running.push(supervised);
    await Promise.race([supervised.ready, rejectOnAbort(abandoned)]);
  }

  try {
    await requirePort(webPort, 'the web application', 'PORT');
    const workers = planWorkers(environment);
    for (const { name, port } of workers) {
      if (port !== undefined) await requirePort(port, name, 'HEADWAY_WORKER_PORT');
    }
    const built = options.dev ? Promise.resolve() : ensureWebBuild(options.print, abandoned);
    // A build that fails while the database still starts is reported below, not as an unhandled rejection.
    built.catch(() => undefined);

    let local: SupabaseMessage | undefined;
    if (!environment.remoteSupabase) {
      const { supabasePort, databasePort } = environment;
      await start(
        {
          name: 'supabase',
          args: [join(root, 'scripts/supervisor/supabase-process.ts')],
          env: {
            HEADWAY_SUPABASE_PORT: String(supabasePort),
            HEADWAY_DB_PORT: String(databasePort),
          },
          isReady: readyMessage,
          onMessage: (message) => {
            const parsed = supabaseMessageSchema.safeParse(message);
            if (!parsed.success) return;
            processesFile.set({ name: 'postgres', pid: parsed.data.postgresPid, port: databasePort });
            local = parsed.data;
          },
        },
        supabasePort,
      );
    }

    await built;
    const connection = local ? toEnvironment(local) : {};
    const working = workers.map(({ name, port }) =>
      start(
        {
          name,
          args: [join(root, 'apps/worker/src/main.ts')],
          env: { ...connection, ...(port !== undefined && { HEADWAY_WORKER_PORT: String(port) }) },
          isReady: readyMessage,
        },
        port,
      ),
    );
    const web = start(
      {
        name: 'web',
        args: [
          join(root, 'node_modules/next/dist/bin/next'),
          options.dev ? 'dev' : 'start',
          join(root, 'apps/web'),
          '--hostname',
          '127.0.0.1',
          '--port',
          String(webPort),
        ],
        env: {
          ...connection,
          PORT: String(webPort),
          NODE_ENV: options.dev ? 'development' : 'production',
          // It ends its event streams in order before it goes; see apps/web/server/process/shut-down.ts.
          NEXT_MANUAL_SIG_HANDLE: 'true',
        },
        isReady: (_messages, signal) => readyOverHttp(`${url}/api/health`, signal),
      },
      webPort,
    );
    await Promise.all([...working, web]);
    if (local) {
      const { apiUrl: supabaseUrl, publishableKey } = local;
      await requestDemoContent({ webUrl: url, supabaseUrl, publishableKey }).catch((error: unknown) => {
        // Everything runs; only the demo is less to look at.
        options.print(error instanceof Error ? error.message : String(error));
      });
    }
    return { url, stop };
  } catch (error) {
    giveUp.abort();
    await stop(4_000);
    throw error;
  }
}

function rejectOnAbort(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    const abort = () => reject(new Error('Stopped before everything was ready.'));
    if (signal.aborted) abort();
    else signal.addEventListener('abort', abort, { once: true });
  });
}

/** Names the workers, and gives each a port of its own where they are to have one. */
function planWorkers({ workers, workerPort }: Environment): { name: string; port: number | undefined }[] {
  return Array.from({ length: workers }, (_, index) => ({
    name: workers === 1 ? 'worker' : `worker-${index + 1}`,
    port: workerPort === undefined ? undefined : workerPort + index,
  }));
}

/** The local Supabase as the environment variables that name one. */
function toEnvironment(local: SupabaseMessage): NodeJS.ProcessEnv {
  return {
    DATABASE_URL: local.dbUrl,
    SUPABASE_URL: local.apiUrl,
    SUPABASE_PUBLISHABLE_KEY: local.publishableKey,
    SUPABASE_SECRET_KEY: local.secretKey,
    SUPABASE_JWT_SECRET: local.jwtSecret,
    HEADWAY_DEMO: '1',
  };
}
