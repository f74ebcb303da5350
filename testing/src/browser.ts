import { spawnSync } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import { chromium, type Browser, type LaunchOptions } from 'playwright-core';

const CANDIDATES = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

/** Starts a headless Chromium that connects only to 127.0.0.1. */
export function launchBrowser(options: LaunchOptions = {}): Promise<Browser> {
  return chromium.launch({
    executablePath: ensureBrowser((line) => console.log(line)),
    args: [
      // Chromium refuses its sandbox to root, which CI often is; the pages are our own.
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
    ...options,
  });
}

/**
 * Finds a Chromium: the one that HEADWAY_CHROMIUM names, else an installed one, else Debian's, which is installed now
 * where that is allowed.
 *
 * @returns The path of the executable.
 * @throws Error that says what to do, when there is none.
 */
export function ensureBrowser(print: (line: string) => void): string {
  const named = process.env.HEADWAY_CHROMIUM;
  const found = (named === undefined ? CANDIDATES : [named]).find(isExecutable);
  if (found !== undefined) return found;
  if (named !== undefined) throw new Error(`HEADWAY_CHROMIUM names ${named}, which can't be run.`);

  print('Installing Chromium from the packages of the system ...');
  const asRoot = process.getuid?.() === 0 ? [] : ['sudo', '--non-interactive'];
  for (const step of [
    ['apt-get', 'update', '-qq'],
    ['apt-get', 'install', '-y', '-qq', '--no-install-recommends', 'chromium'],
  ]) {
    const [command = 'apt-get', ...args] = [...asRoot, ...step];
    spawnSync(command, args, {
      stdio: ['ignore', 'ignore', 'inherit'],
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    });
  }
  const installed = CANDIDATES.find(isExecutable);
  if (installed !== undefined) return installed;
  throw new Error(
    'The tests need a Chromium. Install one (`sudo apt-get install chromium`), or name it: HEADWAY_CHROMIUM=/path npm test',
  );
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
