import { basename } from 'node:path';
import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** Tests that load JSX, which Node alone cannot. */
const WITH_JSX = 'packages/realtime/test/client-{browser,size}.test.ts';

/** Node loads the files itself, without Vite: it needs no transformation, since types can be stripped. */
const NATIVE = { viteModuleRunner: false };

/** Files of the group at a time: one more than CI has cores, since most of them wait for timers and processes. */
const FILES_AT_A_TIME = 3;

/** Files that take longer than 20 s. They begin first, so that none of them runs alone at the end. */
const LONG = new Set([
  'accounts',
  'adding',
  'anchors',
  'end-to-end',
  'faults',
  'lifecycle',
  'monitoring',
  'slow-reader',
  'stopping',
  'takeover',
]);

const isLong = ({ moduleId }: TestSpecification) => LONG.has(basename(moduleId, '.test.ts'));

class LongFirst extends BaseSequencer {
  override sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    return Promise.resolve(files.toSorted((one, other) => Number(isLong(other)) - Number(isLong(one))));
  }
}

/**
 * `unit` is what `npm run verify` runs before every commit: no database, no browser. `integration` and `integration-web`
 * test the real parts of one package each: embedded Postgres, HTTP servers on free ports, worker processes. `e2e` tests
 * the whole product as `npm start` starts it, with a real browser; `npm test` runs it last, since it needs a build. Its
 * files share one installation and are independent of each other, since each creates a team of its own.
 */
export default defineConfig({
  test: {
    // What servers under test log is printed with a test that fails.
    silent: 'passed-only',
    sequence: { sequencer: LongFirst },
    projects: [
      {
        test: {
          name: 'unit',
          include: ['packages/*/src/**/*.test.{ts,tsx}', 'apps/*/**/*.test.{ts,tsx}', 'scripts/**/*.test.ts'],
          exclude: ['**/node_modules/**', '**/.next/**', 'apps/*/test/**', 'scripts/**/test/**'],
          // Properties are tried on many inputs, and a busy machine is not a defect.
          testTimeout: 120_000,
          // No file leaves anything behind, and a process for each file would take half of the time.
          isolate: false,
          sequence: { groupOrder: 0 },
        },
      },
      {
        test: {
          name: 'integration',
          experimental: NATIVE,
          include: ['{packages,apps/worker,scripts}/**/test/**/*.test.ts'],
          exclude: ['**/node_modules/**', WITH_JSX],
          testTimeout: 120_000,
          hookTimeout: 120_000,
          isolate: false,
          sequence: { groupOrder: 1 },
          maxWorkers: FILES_AT_A_TIME,
        },
      },
      {
        // Resolves what Next's build resolves for apps/web.
        resolve: {
          alias: [
            { find: /^@\//, replacement: new URL('apps/web/', import.meta.url).pathname },
            {
              find: 'server-only',
              replacement: new URL('node_modules/server-only/empty.js', import.meta.url).pathname,
            },
          ],
        },
        test: {
          name: 'integration-web',
          include: ['apps/web/test/**/*.test.ts', WITH_JSX],
          setupFiles: ['apps/web/test/support/log-to-console.ts'],
          testTimeout: 120_000,
          hookTimeout: 120_000,
          isolate: false,
          sequence: { groupOrder: 1 },
          maxWorkers: FILES_AT_A_TIME,
        },
      },
      {
        test: {
          name: 'e2e',
          experimental: NATIVE,
          include: ['e2e/**/*.test.ts'],
          globalSetup: ['e2e/global-setup.ts'],
          testTimeout: 120_000,
          hookTimeout: 120_000,
          // The files of a worker share its browser.
          isolate: false,
          sequence: { groupOrder: 1 },
          maxWorkers: FILES_AT_A_TIME,
        },
      },
    ],
  },
});
