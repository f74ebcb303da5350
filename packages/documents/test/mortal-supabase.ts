import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { prepareDataDirectory } from '@headway/local-supabase/testing';
import { z } from 'zod';

const startedSchema = z.object({
  apiUrl: z.string(),
  dbUrl: z.string(),
  publishableKey: z.string(),
  postgresPid: z.number(),
});
const restartedSchema = z.object({ postgresPid: z.number() });

/** A Supabase that can be killed, and comes back at the same ports with what was committed. */
export interface MortalSupabase {
  apiUrl: string;
  dbUrl: string;
  publishableKey: string;
  /** Kills the process that serves REST, Auth and Realtime, and starts another. */
  killServer(): Promise<void>;
  /** Kills Postgres. Its supervisor starts it again. */
  killDatabase(): void;
  stop(): Promise<void>;
}

export async function startMortalSupabase(): Promise<MortalSupabase> {
  const dataDir = await mkdtemp(join(tmpdir(), 'headway-documents-'));
  await chmod(dataDir, 0o755);
  await prepareDataDirectory(dataDir);
  let postgresPid = 0;
  const start = async (apiPort: string, dbPort: string) => {
    const child = fork(fileURLToPath(new URL('supabase-process.ts', import.meta.url)), [
      dataDir,
      apiPort,
      dbPort,
    ]);
    child.on('message', (message) => {
      const restarted = restartedSchema.safeParse(message);
      if (restarted.success) postgresPid = restarted.data.postgresPid;
    });
    const [message] = await once(child, 'message');
    return { child, started: startedSchema.parse(message) };
  };
  const first = await start('0', '0');
  let child: ChildProcess = first.child;
  const { apiUrl, dbUrl, publishableKey } = first.started;
  return {
    apiUrl,
    dbUrl,
    publishableKey,
    async killServer() {
      const gone = once(child, 'exit');
      child.kill('SIGKILL');
      await gone;
      ({ child } = await start(new URL(apiUrl).port, new URL(dbUrl).port));
    },
    killDatabase() {
      process.kill(postgresPid, 'SIGKILL');
    },
    async stop() {
      const gone = once(child, 'exit');
      child.kill('SIGTERM');
      await gone;
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}
