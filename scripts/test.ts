import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ensureBrowser } from '@headway/testing/browser';
import { z } from 'zod';
import { root } from './install.mjs';

// `npm test`: the static checks of `npm run verify` and all tests, browser included.

const countsSchema = z.object({
  passed: z.int(),
  failed: z.int(),
  skipped: z.array(z.object({ name: z.string(), reason: z.string() })),
});

/** Runs a program and resolves with its exit code. */
function run(command: string, args: string[], env: NodeJS.ProcessEnv = {}): Promise<number> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { cwd: root, stdio: 'inherit', env: { ...process.env, ...env } });
    child.once('error', reject);
    child.once('exit', (code) => resolve(code ?? 1));
  });
}

/** Runs the tests of these projects of `vitest.config.ts` and adds up how they ended. */
async function runTests(projects: string[]): Promise<void> {
  const countsFile = join(scratch, `${projects.join('-')}.json`);
  const code = await run(
    'vitest',
    [
      'run',
      ...projects.map((project) => `--project=${project}`),
      '--reporter=default',
      `--reporter=${join(root, 'scripts/test-reporter.ts')}`,
    ],
    {
      HEADWAY_TEST_COUNTS: countsFile,
      // Processes of one program start from the code that the first of them compiled.
      NODE_COMPILE_CACHE: join(root, 'node_modules/.cache/headway/compiled'),
    },
  );
  // Without a counts file Vitest could not begin, and its exit code says so.
  const counts = existsSync(countsFile)
    ? countsSchema.parse(JSON.parse(readFileSync(countsFile, 'utf8')))
    : { passed: 0, failed: 0, skipped: [] };
  for (const { name, reason } of counts.skipped) console.log(`skipped: ${name}: ${reason}`);
  passed += counts.passed;
  // Vitest also fails for reasons that belong to no test.
  failed += code !== 0 && counts.failed === 0 ? 1 : counts.failed;
  skipped += counts.skipped.length;
}

/**
 * Builds the web application, which the end-to-end tests need, then runs the static checks. Other tests run meanwhile and
 * wait for timers and processes: `nice` leaves the processor to them when they need it.
 */
async function buildAndCheck(): Promise<void> {
  // A build that fails is reported by the end-to-end tests, which try it again.
  await run('nice', [process.execPath, join(root, 'scripts/build-web.ts')]);
  const code = await run('nice', [process.execPath, join(root, 'scripts/verify.ts'), '--static']);
  if (code === 0) passed += 1;
  else failed += 1;
}

const scratch = mkdtempSync(join(tmpdir(), 'headway-test-'));
let failed = 0;
let passed = 0;
let skipped = 0;
try {
  ensureBrowser((line) => console.log(line));
  await Promise.all([buildAndCheck(), runTests(['unit', 'integration', 'integration-web'])]);
  await runTests(['e2e']);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  failed += 1;
} finally {
  rmSync(scratch, { recursive: true, force: true });
}
console.log(`${passed} passed, ${failed} failed, ${skipped} skipped`);
process.exit(failed === 0 ? 0 : 1);
