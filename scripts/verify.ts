import { spawnSync } from 'node:child_process';

// What must hold before every commit. `--static` leaves the unit tests to a caller that runs all tests anyway.
const steps: [name: string, command: string, args: string[]][] = [
  ['format', 'oxfmt', ['--check', '.']],
  ['lint', 'oxlint', ['--type-aware', '--deny-warnings']],
  ['types', 'tsc', ['-p', 'tsconfig.json']],
  // The types of routes are generated; those of an earlier build may name pages that moved.
  ['types of routes', 'next', ['typegen', 'apps/web']],
  ['types of the web application', 'tsc', ['-p', 'apps/web']],
  ['unused code', 'knip', []],
  ['unit tests', 'vitest', ['run', '--project', 'unit']],
];

const wanted = process.argv.includes('--static') ? steps.filter(([name]) => name !== 'unit tests') : steps;

for (const [name, command, args] of wanted) {
  const startedAt = performance.now();
  const { status, error, stdout, stderr } = spawnSync(command, args, {
    encoding: 'utf8',
    maxBuffer: 2 ** 26,
  });
  const seconds = ((performance.now() - startedAt) / 1000).toFixed(1);
  if (status !== 0) {
    console.error(`${stdout ?? ''}${stderr ?? ''}${error ? error.message : ''}`);
    console.error(`verify: ${name} failed (${[command, ...args].join(' ')})`);
    process.exit(1);
  }
  console.log(`verify: ${name} ok (${seconds} s)`);
}
