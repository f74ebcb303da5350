import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';

const ownerSchema = z.object({ pid: z.int().positive(), url: z.string() });

/**
 * Makes this process the only supervisor of a data directory. Throws an `Error` that says who has it already; a
 * lock left by a supervisor that is gone is taken over.
 *
 * @returns what gives the lock back
 */
export function lockDataDir(dataDir: string, url: string): () => void {
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
      if (owner && isSupervisor(owner.pid)) {
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
    // gone since, or cut short by a crash: nobody's
    return null;
  }
}

/** Whether this pid is a supervisor still: after a crash or a reboot another process may have it. */
function isSupervisor(pid: number): boolean {
  try {
    process.kill(pid, 0);
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EPERM')) return false;
  }
  const commandLine = `/proc/${pid}/cmdline`;
  // Where there is no /proc, a living pid has to do.
  return !existsSync(commandLine) || readFileSync(commandLine, 'utf8').includes('supervisor/src/main.ts');
}
