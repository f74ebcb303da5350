import { execFile } from 'node:child_process';

// The checks before every commit. `--static` leaves out the unit tests, for `npm test`, which runs all tests.

interface Step {
  name: string;
  command: string;
  args: string[];
}

/** Each chain runs from its first step to its last; the chains run side by side. */
const chains: Step[][] = [
  [
    // The generated types of routes of an earlier build may name pages that have moved.
    { name: 'types of routes', command: 'next', args: ['typegen', 'apps/web'] },
    { name: 'types of the web application', command: 'tsc', args: ['-p', 'apps/web'] },
    { name: 'unused code', command: 'knip', args: [] },
    ...(process.argv.includes('--static')
      ? []
      : [{ name: 'unit tests', command: 'vitest', args: ['run', '--project', 'unit'] }]),
  ],
  [
    { name: 'format', command: 'oxfmt', args: ['--check', '.'] },
    { name: 'types', command: 'tsc', args: ['-p', 'tsconfig.json'] },
    { name: 'layers', command: 'node', args: ['scripts/check-layers.ts'] },
    { name: 'lint', command: 'oxlint', args: ['--type-aware', '--deny-warnings'] },
  ],
];

const stop = new AbortController();

/** Runs a step and prints how it ended. Throws when it fails; then the other steps are stopped. */
async function run({ name, command, args }: Step): Promise<void> {
  const startedAt = performance.now();
  const { promise, resolve } = Promise.withResolvers<{ error: Error | null; output: string }>();
  execFile(command, args, { maxBuffer: 2 ** 26, signal: stop.signal }, (error, stdout, stderr) =>
    resolve({ error, output: `${stdout}${stderr}` }),
  );
  const { error, output } = await promise;
  if (stop.signal.aborted) return;
  if (error) {
    stop.abort();
    console.error(output || error.message);
    throw new Error(`verify: ${name} failed (${[command, ...args].join(' ')})`);
  }
  console.log(`verify: ${name} ok (${((performance.now() - startedAt) / 1000).toFixed(1)} s)`);
}

try {
  await Promise.all(
    chains.map(async (steps) => {
      for (const step of steps) if (!stop.signal.aborted) await run(step);
    }),
  );
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
