import { writeFileSync } from 'node:fs';
import type { Reporter, TestModule } from 'vitest/node';

/** The counts of a run. */
interface TestCounts {
  passed: number;
  /** Includes every file that could not be loaded and every error outside a test, which count as one each. */
  failed: number;
  skipped: { name: string; reason: string }[];
}

/** Writes the counts of a run as JSON into the file that HEADWAY_TEST_COUNTS names. */
export default class CountsReporter implements Reporter {
  onTestRunEnd(files: readonly TestModule[], unhandledErrors: readonly unknown[]): void {
    const counts: TestCounts = { passed: 0, failed: unhandledErrors.length, skipped: [] };
    for (const file of files) {
      counts.failed += file.errors().length;
      for (const suite of file.children.allSuites()) counts.failed += suite.errors().length;
      for (const test of file.children.allTests()) {
        const result = test.result();
        if (result.state === 'passed') counts.passed += 1;
        else if (result.state === 'failed') counts.failed += 1;
        else {
          const reason = result.state === 'skipped' ? result.note : 'it was not run';
          counts.skipped.push({
            name: `${file.relativeModuleId} > ${test.fullName}`,
            reason: reason ?? 'no reason is given',
          });
        }
      }
    }
    const output = process.env.HEADWAY_TEST_COUNTS;
    if (output === undefined) throw new Error('HEADWAY_TEST_COUNTS names no file.');
    writeFileSync(output, JSON.stringify(counts));
  }
}
