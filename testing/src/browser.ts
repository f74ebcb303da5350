import { spawnSync } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import { chromium, type Browser, type LaunchOptions } from 'playwright-core';

const WHOLE = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];
/** Renders the same pages without a window behind them, for a quarter of the CPU time. */
const SHELL = ['/usr/bin/chromium-headless-shell'];

/** How long a page is waited for. Generous, since a busy machine is not a defect. */
const PATIENCE_MS = 60_000;

let opened: Promise<Browser> | undefined;

/**
 * The headless Chromium of this process, which connects only to 127.0.0.1. The first call starts it, and it ends with the
 * process, so that all files of a Vitest worker share one.
 *
 * @example
 * const browser = await openBrowser();
 * afterAll(() => closeContexts(browser));
 */
export function openBrowser(): Promise<Browser> {
  opened ??= launch([...SHELL, ...WHOLE]).then((browser) =>
    browser.on('context', (context) => context.setDefaultTimeout(PATIENCE_MS)),
  );
  return opened;
}

/** Closes all pages of a browser and forgets what they stored. */
export async function closeContexts(browser: Browser): Promise<void> {
  await Promise.all(browser.contexts().map((context) => context.close()));
}

/** Starts a headless Chromium with the back/forward cache, which the one of `openBrowser` lacks. */
export function launchWholeBrowser(): Promise<Browser> {
  return launch(WHOLE, { ignoreDefaultArgs: ['--disable-back-forward-cache'] });
}

function launch(candidates: string[], options: LaunchOptions = {}): Promise<Browser> {
  const named = process.env.HEADWAY_CHROMIUM;
  const executablePath = (named === undefined ? candidates : [named]).find(isExecutable);
  if (executablePath === undefined) throw new Error(toAdvice(named));
  return chromium.launch({
    executablePath,
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
 * Makes sure that there is a Chromium: the one that HEADWAY_CHROMIUM names, else an installed one, else Debian's, which
 * is installed now where that is allowed. Debian's headless shell is installed too; without it the tests are slower.
 *
 * @throws Error that says what to do, when there is no Chromium.
 */
export function ensureBrowser(print: (line: string) => void): void {
  const named = process.env.HEADWAY_CHROMIUM;
  if (named === undefined) {
    const missing = [
      ...(WHOLE.some(isExecutable) ? [] : ['chromium']),
      ...(SHELL.some(isExecutable) ? [] : ['chromium-headless-shell']),
    ];
    if (missing.length > 0) install(missing, print);
  }
  if (!(named === undefined ? WHOLE : [named]).some(isExecutable)) throw new Error(toAdvice(named));
}

function install(packages: string[], print: (line: string) => void): void {
  print(`Installing ${packages.join(' and ')} from the packages of the system ...`);
  const asRoot = process.getuid?.() === 0 ? [] : ['sudo', '--non-interactive'];
  for (const step of [
    ['update', '-qq'],
    // One by one: an older Debian has no headless shell.
    ...packages.map((name) => ['install', '-y', '-qq', '--no-install-recommends', name]),
  ]) {
    const [command = 'apt-get', ...args] = [...asRoot, 'apt-get', ...step];
    spawnSync(command, args, {
      stdio: ['ignore', 'ignore', 'inherit'],
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    });
  }
}

function toAdvice(named: string | undefined): string {
  return named === undefined
    ? 'The tests need a Chromium. Install one (`sudo apt-get install chromium chromium-headless-shell`), or name it: HEADWAY_CHROMIUM=/path npm test'
    : `HEADWAY_CHROMIUM names ${named}, which can't be run.`;
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
