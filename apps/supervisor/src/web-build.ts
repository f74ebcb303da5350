import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, globSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './repository.ts';

const web = join(root, 'apps', 'web');
const stamp = join(web, '.next', 'headway-sources');

/**
 * Builds the web application for production, unless the build that is there is of the same sources. Aborting ends
 * the build and rejects.
 */
export async function ensureWebBuild(print: (line: string) => void, signal?: AbortSignal): Promise<void> {
  const sources = hashSources();
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === sources) return;
  print('Building the web application ...');
  // What is there is half another build from here on, and stays so when this one is cut short.
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

/** A hash of everything that goes into the build: names and contents. */
function hashSources(): string {
  const files = globSync(
    ['apps/web/**/*.{ts,tsx,css,mjs,json,svg,ico}', 'packages/*/src/**/*.{ts,tsx,json}', 'package-lock.json'],
    {
      cwd: root,
      // Next writes next-env.d.ts while it builds: counted, the first build would look outdated at the next start.
      exclude: (name) =>
        name === 'node_modules' || name === '.next' || name === 'dist' || name.endsWith('next-env.d.ts'),
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
