import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { expect } from 'vitest';
import { z } from 'zod';
import { root } from '../scripts/install.mjs';
import { eventually } from '@headway/testing/eventually';
import { freePorts } from '@headway/testing/free-ports';
import type { SharedInstallation } from './installation.ts';

/** One more web process over the database of an installation, as it would be behind a load balancer. */
export interface WebProcess {
  url: string;
  pid: number;
  /** Asks it to end and resolves with its exit code. */
  stop(): Promise<number | null>;
}

/** Starts it from the build that is there, and resolves when it answers. */
export async function startWebProcess(
  installation: SharedInstallation,
  environment: Record<string, string> = {},
): Promise<WebProcess> {
  const [port] = await freePorts(1);
  const url = `http://127.0.0.1:${port}`;
  const child = spawn(
    process.execPath,
    [
      join(root, 'node_modules/next/dist/bin/next'),
      'start',
      join(root, 'apps/web'),
      '--hostname',
      '127.0.0.1',
      '--port',
      String(port),
    ],
    {
      stdio: 'ignore',
      env: {
        ...process.env,
        NODE_ENV: 'production',
        NEXT_TELEMETRY_DISABLED: '1',
        NEXT_MANUAL_SIG_HANDLE: 'true',
        DATABASE_URL: installation.databaseUrl,
        SUPABASE_URL: installation.supabaseUrl,
        SUPABASE_PUBLISHABLE_KEY: installation.publishableKey,
        SUPABASE_JWT_SECRET: installation.jwtSecret,
        ...environment,
      },
    },
  );
  const exited = once(child, 'exit');
  const stop = async () => {
    child.kill('SIGTERM');
    await exited;
    return child.exitCode;
  };
  const code = await eventually(async () => {
    if (child.exitCode === null) expect((await fetch(`${url}/api/health`)).ok).toBe(true);
    return child.exitCode;
  });
  if (code !== null) throw new Error(`the web process ended with code ${code}`);
  if (child.pid === undefined) throw new Error('the web process has no pid');
  return { url, pid: child.pid, stop };
}

const healthSchema = z.object({ streams: z.int() });

/** Counts the event streams that a web process has open. */
export async function countStreams({ url }: WebProcess): Promise<number> {
  const response = await fetch(new URL('/api/health', url));
  return healthSchema.parse(await response.json()).streams;
}
