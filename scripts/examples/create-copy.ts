import { execFile } from 'node:child_process';
import { cp, mkdir, mkdtemp, readdir, readFile, realpath, rm, symlink } from 'node:fs/promises';
import { existsSync, globSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { z } from 'zod';
import { root } from '../install.mjs';

const run = promisify(execFile);

/** A copy of the repository's files that can be changed without changing the repository. */
export interface RepositoryCopy {
  folder: string;
  /** Applies a diff to it; `check` only tries. Rejects when it does not apply. */
  apply(diff: string, check?: 'check'): Promise<void>;
  /**
   * Runs a script in it with this Node. Resolves with what the script printed, in plain text.
   *
   * @param script Relative to the copy.
   * @throws Error with all that the script printed when it fails.
   */
  node(script: string, ...args: string[]): Promise<string>;
  remove(): Promise<void>;
}

/**
 * Copies the files that git knows or would add. The installed packages are linked, but `@headway/*` are those of the
 * copy.
 */
export async function createCopy(): Promise<RepositoryCopy> {
  const folder = await mkdtemp(join(await realpath(tmpdir()), 'headway-copy-'));
  const { stdout } = await run('git', ['-C', root, 'ls-files', '-coz', '--exclude-standard'], {
    maxBuffer: 2 ** 24,
  });
  // a file that was deleted but is not committed yet is still listed
  const files = stdout.split('\0').filter((file) => file !== '' && existsSync(join(root, file)));
  for (const file of files) await cp(join(root, file), join(folder, file));
  await linkPackages(folder);
  // no setting of the surrounding test run, and no repository around the copy
  const env = Object.fromEntries(
    Object.entries(process.env).filter(([name]) => !/^(VITEST|GIT_)/.test(name)),
  );
  const options = {
    cwd: folder,
    maxBuffer: 2 ** 26,
    env: { ...env, GIT_CEILING_DIRECTORIES: dirname(folder), NO_COLOR: '1' },
  };
  return {
    folder,
    async apply(diff, check) {
      const applied = run('git', ['apply', ...(check ? ['--check'] : []), '-'], options);
      applied.child.stdin?.end(diff);
      await applied;
    },
    async node(script, ...args) {
      try {
        return (await run(process.execPath, [join(folder, script), ...args], options)).stdout;
      } catch (error) {
        const { stdout: printed, stderr } = outputSchema.parse(error);
        throw new Error(`${script} ${args.join(' ')} failed:\n${printed}${stderr}`, { cause: error });
      }
    },
    remove: () => rm(folder, { recursive: true, force: true }),
  };
}

const outputSchema = z.object({ stdout: z.string().default(''), stderr: z.string().default('') });

async function linkPackages(folder: string): Promise<void> {
  const installed = join(folder, 'node_modules');
  await mkdir(join(installed, '@headway'), { recursive: true });
  for (const name of await readdir(join(root, 'node_modules'))) {
    // tools write there, which must not change the original
    if (name === '@headway' || (name.startsWith('.') && name !== '.bin')) continue;
    await symlink(join(root, 'node_modules', name), join(installed, name));
  }
  for (const file of globSync('{packages/*,apps/*,testing}/package.json', { cwd: folder })) {
    const { name } = z
      .object({ name: z.string() })
      .parse(JSON.parse(await readFile(join(folder, file), 'utf8')));
    const workspace = dirname(file);
    await symlink(join(folder, workspace), join(installed, name));
    const own = join(root, workspace, 'node_modules');
    if (existsSync(own)) await symlink(own, join(folder, workspace, 'node_modules'));
  }
}
