import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createConnection } from 'node:net';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { z } from 'zod';
import { readProcesses, startInstallation, type TestInstallation } from './installation.ts';

// `npm start` is npm, a shell, scripts/start.mjs, the supervisor and its processes. Docker, pm2 and CI know npm only.

const LIMIT_MS = 5_000;

let last: TestInstallation | undefined;

afterAll(() => last?.stop('SIGKILL'));

test.each<{ signal: NodeJS.Signals; to: 'npm' | 'scripts/start.mjs' | 'the supervisor' }>([
  { signal: 'SIGTERM', to: 'npm' },
  { signal: 'SIGKILL', to: 'npm' },
  { signal: 'SIGKILL', to: 'scripts/start.mjs' },
  { signal: 'SIGKILL', to: 'the supervisor' },
  { signal: 'SIGINT', to: 'the supervisor' },
])('$signal to $to ends every process within 5 s, Postgres in order', async ({ signal, to }) => {
  const installation = await startInstallation({ throughNpm: true, ...(last && { sameAs: last }) });
  last = installation;
  const { dataDir } = installation;
  const processes = readProcesses(dataDir);
  expect(processes.map(({ name }) => name).toSorted()).toEqual(['postgres', 'supabase', 'web', 'worker']);
  const supervisor = readSupervisor(dataDir);
  const starter = readParent(supervisor);
  const pids = [installation.startedPid, starter, supervisor, ...processes.map(({ pid }) => pid)];
  const ports = processes.flatMap(({ port }) => port ?? []);

  const victims = {
    npm: installation.startedPid,
    'scripts/start.mjs': starter,
    'the supervisor': supervisor,
  };
  const killedAt = performance.now();
  process.kill(victims[to], signal);
  await expect.poll(() => pids.filter(isAlive), { timeout: LIMIT_MS, interval: 50 }).toEqual([]);
  console.log(`${signal} to ${to}: nothing left after ${Math.round(performance.now() - killedAt)} ms`);

  for (const port of ports) expect(await isListening(port)).toBe(false);
  const log = readFileSync(join(dataDir, 'supabase', 'postgres.log'), 'utf8');
  expect(log).toMatch(/database system is shut down\n$/);
});

function readSupervisor(dataDir: string): number {
  const lock: unknown = JSON.parse(readFileSync(join(dataDir, 'supervisor.json'), 'utf8'));
  return z.object({ pid: z.int() }).parse(lock).pid;
}

function readParent(pid: number): number {
  return Number(execFileSync('ps', ['-o', 'ppid=', '-p', String(pid)], { encoding: 'utf8' }));
}

/** A process that has ended but that its parent has not asked about yet does not count. */
function isAlive(pid: number): boolean {
  try {
    return !/^\d+ \(.*\) [ZX] /s.test(readFileSync(`/proc/${pid}/stat`, 'utf8'));
  } catch {
    return false;
  }
}

function isListening(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = createConnection(port, '127.0.0.1');
    socket.once('connect', () => {
      socket.destroy();
      resolve(true);
    });
    socket.once('error', () => resolve(false));
  });
}
