import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, globSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './repository.ts';

const web = join(root, 'apps', 'web');
const stamp = join(web, '.next', 'headway-sources');

/**
 * Builds the web application for production, unless its last build has the same sources. Aborting ends the build and
 * rejects.
 */
export async function ensureWebBuild(print: (line: string) => void, signal?: AbortSignal): Promise<void> {
  const sources = hashSources();
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === sources) return;
  print('Building the web application ...');
  // The folder contains an incomplete build from now on, also if this build is interrupted.
  rmSync(stamp, { force: true });
  await new Promise<void>((resolve, reject) => {
    const build = spawn(
      process.execPath,
      [join(root, 'node_modules', 'next', 'dist', 'bin', 'next'), 'build', web],
      {
        cwd: web,
        env: { ...process.env, NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1' },
        stdio: ['ignore', 'pipe', 'pipe'],
        signal,
      },
    );
    let output = '';
    for (const stream of [build.stdout, build.stderr]) {
      stream.setEncoding('utf8').on('data', (chunk: string) => {
        output += chunk;
      });
    }
    build.once('error', reject);
    build.once('exit', (code) => {
      if (code === 0) resolve();
      else reject(new Error(`Building the web application failed:\n${output}`));
    });
  });
  writeFileSync(stamp, sources);
}

/** Hashes the names and contents of all files of the build. */
function hashSources(): string {
  const files = globSync(
    ['apps/web/**/*.{ts,tsx,css,mjs,json,svg,ico}', 'packages/*/src/**/*.{ts,tsx,json}', 'package-lock.json'],
    {
      cwd: root,
      // Next writes next-env.d.ts while it builds, so hashing it would make the first build look outdated.
      exclude: (name) =>
        ['node_modules', '.next', 'dist', 'test'].includes(name) ||
        /(?:\.test\.tsx?|next-env\.d\.ts)$/.test(name),
    },
  ).toSorted();
  const hash = createHash('sha256');
  for (const file of files)
    hash
      .update(file)
      .update('\0')
      .update(readFileSync(join(root, file)))
      .update('\0');
  return hash.digest('hex');
}
