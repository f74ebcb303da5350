import { readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { unlessMissing } from '../file-errors.ts';
import { PROCESS_HEADER } from '../api/start-api.ts';
import { isAlive } from '../postgres/is-alive.ts';

const runningSchema = z.object({
  pid: z.int().positive(),
  apiUrl: z.string(),
  dbUrl: z.string(),
  mailUrl: z.string().optional(),
});

/** The local Supabase that serves a data directory, as its process has written it into `running.json`. */
export type Running = z.output<typeof runningSchema> & { mailUrl: string | undefined };

const FILE = 'running.json';

export async function writeRunning(dataDir: string, running: Running): Promise<void> {
  const file = join(dataDir, FILE);
  const draft = `${file}.${running.pid}`;
  await writeFile(draft, JSON.stringify(running));
  await rename(draft, file);
}

export async function removeRunning(dataDir: string): Promise<void> {
  await rm(join(dataDir, FILE), { force: true });
}

/** Undefined if nothing runs. A file whose process has ended, or is another program by now, is ignored. */
export async function findRunning(dataDir: string): Promise<Running | undefined> {
  const text = await unlessMissing(readFile(join(dataDir, FILE), 'utf8'));
  if (text === undefined) return undefined;
  const { mailUrl, ...parsed } = runningSchema.parse(JSON.parse(text));
  const running = { ...parsed, mailUrl };
  return (await isAlive(running.pid)) && (await servedBy(running)) ? running : undefined;
}

async function servedBy({ apiUrl, pid }: Running): Promise<boolean> {
  try {
    const response = await fetch(`${apiUrl}/auth/v1/health`, { signal: AbortSignal.timeout(2_000) });
    await response.body?.cancel();
    return response.headers.get(PROCESS_HEADER) === String(pid);
  } catch {
    return false; // no server answers
  }
}
