import { join } from 'node:path';
import { z } from 'zod';
import type { Environment } from './environment.ts';
import { readyMessage, readyOverHttp } from './readiness.ts';
import { root } from './repository.ts';
import type { ProcessPlan } from './supervised-process.ts';

/** The message of local Supabase when it is ready, and whenever its Postgres has a new process. */
export const supabaseMessageSchema = z.object({
  type: z.enum(['ready', 'postgres']),
  apiUrl: z.string(),
  dbUrl: z.string(),
  /** Missing where config.toml turns catching mails off. */
  smtpUrl: z.string().optional(),
  publishableKey: z.string(),
  secretKey: z.string(),
  jwtSecret: z.string(),
  postgresPid: z.int().positive(),
});

export type SupabaseMessage = z.infer<typeof supabaseMessageSchema>;

/** The differences between the processes of an installation. */
export type Plan = Pick<ProcessPlan, 'name' | 'args' | 'env' | 'isReady'> & {
  /** The port for `processes.json`. */
  port: number | undefined;
};

/** Local Supabase, with its Postgres. */
export function planSupabase({ supabasePort, databasePort, demo }: Environment, siteUrl: string): Plan {
  return {
    name: 'supabase',
    args: [join(import.meta.dirname, 'supabase-process.ts')],
    env: {
      HEADWAY_SUPABASE_PORT: String(supabasePort),
      HEADWAY_DB_PORT: String(databasePort),
      HEADWAY_SITE_URL: process.env['HEADWAY_PUBLIC_URL'] ?? siteUrl,
      SUPABASE_DB_SEED_ENABLED: String(demo),
    },
    isReady: readyMessage,
    port: supabasePort,
  };
}

/** All workers. The first one serves health and metrics on the worker port, the others on the next ports. */
export function planWorkers(
  { workers, workerPort, webPort }: Environment,
  connection: NodeJS.ProcessEnv,
): Plan[] {
  const publicUrl = process.env['HEADWAY_PUBLIC_URL'] ?? `http://127.0.0.1:${webPort}`;
  return Array.from({ length: workers }, (_, index) => {
    const port = workerPort === undefined ? undefined : workerPort + index;
    return {
      name: workers === 1 ? 'worker' : `worker-${index + 1}`,
      args: [join(root, 'apps/worker/src/main.ts')],
      env: {
        ...connection,
        HEADWAY_PUBLIC_URL: publicUrl,
        ...(port !== undefined && { HEADWAY_WORKER_PORT: String(port) }),
      },
      isReady: readyMessage,
      port,
    };
  });
}

/** The web application, built (`start`) or in watch mode (`dev`). */
export function planWeb(url: string, command: 'start' | 'dev', connection: NodeJS.ProcessEnv): Plan {
  const { hostname, port } = new URL(url);
  return {
    name: 'web',
    args: [
      join(root, 'node_modules/next/dist/bin/next'),
      command,
      join(root, 'apps/web'),
      '--hostname',
      hostname,
      '--port',
      port,
    ],
    env: {
      ...connection,
      PORT: port,
      NODE_ENV: command === 'dev' ? 'development' : 'production',
      // The application ends its event streams in order before its process ends; see apps/web/server/process/shut-down.ts.
      NEXT_MANUAL_SIG_HANDLE: 'true',
    },
    isReady: (_messages, signal) => readyOverHttp(`${url}/api/health`, signal),
    port: Number(port),
  };
}

/**
 * The environment variables that name a local Supabase to the other processes. Mails are caught by it unless another
 * server is named.
 */
export function toConnection(local: SupabaseMessage, { demo }: Pick<Environment, 'demo'>): NodeJS.ProcessEnv {
  const smtpUrl = process.env['HEADWAY_SMTP_URL'] ?? local.smtpUrl;
  return {
    DATABASE_URL: local.dbUrl,
    SUPABASE_URL: local.apiUrl,
    SUPABASE_PUBLISHABLE_KEY: local.publishableKey,
    SUPABASE_SECRET_KEY: local.secretKey,
    SUPABASE_JWT_SECRET: local.jwtSecret,
    HEADWAY_DEMO: demo ? '1' : '0',
    ...(smtpUrl !== undefined && { HEADWAY_SMTP_URL: smtpUrl }),
  };
}
