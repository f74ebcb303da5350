import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { isRunning } from '@headway/local-supabase/process';
import { z } from 'zod';

const ownerSchema = z.object({ pid: z.int().positive(), url: z.string() });

/**
 * Makes this process the only supervisor of a data directory. A lock whose supervisor has ended is taken over.
 *
 * @returns a function that releases the lock
 * @throws Error that names the pid and the address of the supervisor that has the lock
 */
export async function lockDataDir(dataDir: string, url: string): Promise<() => void> {
  mkdirSync(dataDir, { recursive: true });
  const file = join(dataDir, 'supervisor.json');
  const content = JSON.stringify({ pid: process.pid, url });
  for (;;) {
    try {
      writeFileSync(file, content, { flag: 'wx' });
      return () => rmSync(file, { force: true });
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
      const owner = readOwner(file);
      if (owner && (await isRunning(owner.pid, 'supervisor/src/main.ts'))) {
        throw new Error(
          `Headway already runs with this data directory: ${owner.url} (pid ${owner.pid}). ` +
            'Open it there, or stop it first; another copy needs its own HEADWAY_DATA_DIR and ports.',
          { cause: error },
        );
      }
      rmSync(file, { force: true });
    }
  }
}

function readOwner(file: string) {
  try {
    return ownerSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch {
    // It was removed meanwhile, or is incomplete after a crash.
    return null;
  }
}
