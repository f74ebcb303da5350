import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import { ensureBrowser } from './browser.ts';
import { root } from './install.mjs';

// `npm test`: the checks of `npm run verify` but its unit tests, then every test there is, browser included.

const reportSchema = z.object({
  numPassedTests: z.int(),
  numFailedTests: z.int(),
  numPendingTests: z.int(),
  numFailedTestSuites: z.int(),
  success: z.boolean(),
});

function run(command: string, args: string[], env: NodeJS.ProcessEnv = {}): Promise<number> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { cwd: root, stdio: 'inherit', env: { ...process.env, ...env } });
    child.once('error', reject);
    child.once('exit', (code) => resolve(code ?? 1));
  });
}

const scratch = mkdtempSync(join(tmpdir(), 'headway-test-'));
let failed = 0;
let passed = 0;
try {
  const browser = ensureBrowser((line) => console.log(line));
  const checks = await run(process.execPath, [join(root, 'scripts/verify.ts'), '--static']);
  if (checks === 0) passed += 1;
  else failed += 1;

  const reportFile = join(scratch, 'report.json');
  const code = await run(
    'vitest',
    ['run', '--reporter=default', '--reporter=json', `--outputFile.json=${reportFile}`],
    { HEADWAY_CHROMIUM: browser },
  );
  const report = reportSchema.parse(JSON.parse(readFileSync(reportFile, 'utf8')));
  passed += report.numPassedTests;
  failed += report.numFailedTests;
  // A file that could not even be loaded counts as a failure of its own.
  if (code !== 0 && report.numFailedTests === 0) failed += Math.max(1, report.numFailedTestSuites);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  failed += 1;
} finally {
  rmSync(scratch, { recursive: true, force: true });
}
console.log(`${passed} passed, ${failed} failed`);
process.exit(failed === 0 ? 0 : 1);
