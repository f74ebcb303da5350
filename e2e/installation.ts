import { execFileSync, spawn } from 'node:child_process';
import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { prepareDataDirectory } from '@headway/local-supabase/testing';
import { z } from 'zod';
import { root } from '../scripts/install.mjs';
import { freePorts } from '@headway/testing/free-ports';

const processesSchema = z.array(z.object({ name: z.string(), pid: z.int(), port: z.int().optional() }));

const statusSchema = z.object({
  API_URL: z.string(),
  DB_URL: z.string(),
  PUBLISHABLE_KEY: z.string(),
  JWT_SECRET: z.string(),
  MAILPIT_URL: z.string(),
});

/** A whole Headway, started as `npm start` starts it, on free ports with a data directory of its own. */
export interface TestInstallation {
  /** Of the web application. */
  url: string;
  supabaseUrl: string;
  publishableKey: string;
  databaseUrl: string;
  /** Of the mails of Auth. */
  mailUrl: string;
  /** Signs access tokens: what a forger would need. */
  jwtSecret: string;
  dataDir: string;
  /** Everything it printed so far. */
  output(): string;
  /** The process that was started: the supervisor, or npm. */
  startedPid: number;
  /** The pid of a process by its name in `processes.json`, read now. */
  pid(name: string): number;
  /**
   * Sends a signal, SIGTERM by default, to the supervisor and resolves with the milliseconds until it was gone. Then
   * deletes the data, unless another start is to find them.
   */
  stop(signal?: NodeJS.Signals, options?: { keepData?: boolean }): Promise<number>;
}

/** What test files know of the installation that they share. */
export type SharedInstallation = Omit<TestInstallation, 'output' | 'pid' | 'startedPid' | 'stop'>;

/** Starts it and resolves when it says that it is ready. Throws with its output when it ends before. */
export async function startInstallation(
  options: {
    workers?: number;
    /** On the data of another. */
    sameAs?: TestInstallation;
    /** Variables of the README's table beyond ports and data directory. */
    environment?: Record<string, string>;
    /** Whether to run `npm start` instead of the supervisor itself. */
    throughNpm?: boolean;
    /** Whether it creates its database, as the first start of a clone does, instead of finding a prepared one. */
    isFirstStart?: boolean;
  } = {},
): Promise<TestInstallation> {
  const dataDir = options.sameAs?.dataDir ?? createDataDirectory();
  if (!options.sameAs && !options.isFirstStart) await prepareDataDirectory(join(dataDir, 'supabase'));
  const [webPort, supabasePort, databasePort, workerPort] = await freePorts(4);
  const workers = options.workers ?? 1;
  const [command, args, channel]: [string, string[], 'ignore' | 'ipc'] = options.throughNpm
    ? ['npm', ['start'], 'ignore']
    : [process.execPath, [join(root, 'apps/supervisor/src/main.ts')], 'ipc'];
  const child = spawn(command, args, {
    cwd: root,
    stdio: ['ignore', 'pipe', 'pipe', channel],
    env: {
      ...process.env,
      ...options.environment,
      PORT: String(webPort),
      HEADWAY_SUPABASE_PORT: String(supabasePort),
      HEADWAY_DB_PORT: String(databasePort),
      HEADWAY_DATA_DIR: dataDir,
      HEADWAY_WORKERS: String(workers),
      // Several would take the ports after it, of which nobody knows whether they are free.
      ...(workers === 1 && { HEADWAY_WORKER_PORT: String(workerPort) }),
    },
  });
  let output = '';
  const ready = new Promise<void>((resolve) => {
    for (const stream of [child.stdout, child.stderr]) {
      if (!stream) continue;
      createInterface(stream).on('line', (line) => {
        output += `${line}\n`;
        if (line.startsWith('Headway is ready: ')) resolve();
      });
    }
  });
  const exited = once(child, 'exit');
  await Promise.race([
    ready,
    exited.then(() => {
      throw new Error(`Headway ended before it was ready:\n${output}`);
    }),
  ]);

  const keys = readStatus(dataDir);
  return {
    url: `http://127.0.0.1:${webPort}`,
    supabaseUrl: keys.API_URL,
    publishableKey: keys.PUBLISHABLE_KEY,
    databaseUrl: keys.DB_URL,
    mailUrl: keys.MAILPIT_URL,
    jwtSecret: keys.JWT_SECRET,
    dataDir,
    output: () => output,
    startedPid: child.pid ?? 0,
    pid: (name) => readPid(dataDir, name),
    async stop(signal = 'SIGTERM', { keepData = false } = {}) {
      const askedAt = performance.now();
      if (child.exitCode === null && child.signalCode === null) {
        child.kill(signal);
        await exited;
      }
      const tookMs = performance.now() - askedAt;
      if (!keepData) rmSync(dataDir, { recursive: true, force: true });
      return tookMs;
    },
  };
}

function createDataDirectory(): string {
  const folder = mkdtempSync(join(tmpdir(), 'headway-e2e-'));
  // The account of Postgres may be another.
  chmodSync(folder, 0o755);
  return folder;
}

/** The pid of a process by its name in the `processes.json` of a data directory. */
export function readPid(dataDir: string, name: string): number {
  return readProcess(dataDir, name).pid;
}

/** All processes of the installation in a data directory, each with the port it listens on where it has one. */
export function readProcesses(dataDir: string) {
  return processesSchema.parse(JSON.parse(readFileSync(join(dataDir, 'processes.json'), 'utf8')));
}

/** A process by its name, with the port it listens on where it has one. */
export function readProcess(dataDir: string, name: string) {
  const processes = readProcesses(dataDir);
  const entry = processes.find((one) => one.name === name);
  if (!entry) throw new Error(`no process ${name} among ${processes.map((one) => one.name).join(', ')}`);
  return entry;
}

/** What `local-supabase status -o json` prints of the copy in a data directory. */
function readStatus(dataDir: string) {
  const printed = execFileSync(join(root, 'node_modules/.bin/local-supabase'), ['status', '-o', 'json'], {
    cwd: root,
    env: { ...process.env, HEADWAY_DATA_DIR: dataDir },
    encoding: 'utf8',
  });
  return statusSchema.parse(JSON.parse(printed));
}
