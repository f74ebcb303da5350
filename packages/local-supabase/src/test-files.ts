import { execFile } from 'node:child_process';
import { chmod, chown, mkdtemp, readdir, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { isAlive } from './postgres/is-alive.ts';
import type { SystemUser } from './postgres/system-user.ts';

const FOLDER = /^headway-test-(\d+)-/;
const TEMPLATE = /^headway-template-/;
const TEMPLATE_LIFETIME_MS = 24 * 60 * 60 * 1000;

/** The folder of the migrated files of a schema with this hash. */
export function toTemplateFolder(hash: string): string {
  return join(tmpdir(), `headway-template-${process.getuid?.() ?? 0}-${hash}`);
}

/** Creates a temporary folder of the account of Postgres. */
export async function createTestFolder(user: SystemUser | undefined): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), `headway-test-${process.pid}-`));
  if (user) {
    await chmod(folder, 0o755);
    await chown(folder, user.uid, user.gid);
  }
  return folder;
}

/** Copies a stopped cluster and keeps the owner of its 1,000 files. Node's own `cp` takes ten times the CPU time. */
export async function copyCluster(from: string, to: string): Promise<void> {
  await promisify(execFile)('cp', ['-Rp', from, to]);
}

/** Deletes the folders of killed test processes, and templates that are older than a day. */
export async function removeLeftovers(): Promise<void> {
  for (const name of await readdir(tmpdir())) {
    const path = join(tmpdir(), name);
    const pid = FOLDER.exec(name)?.[1];
    if ((pid && !(await isAlive(Number(pid)))) || (TEMPLATE.test(name) && (await isOld(path)))) {
      await rm(path, { recursive: true, force: true });
    }
  }
}

async function isOld(path: string): Promise<boolean> {
  const found = await stat(path).catch(() => undefined); // another process was first
  return found !== undefined && Date.now() - found.mtimeMs > TEMPLATE_LIFETIME_MS;
}
