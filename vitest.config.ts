import { defineConfig } from 'vitest/config';

/**
 * Projects, one after the other: `unit` is what `npm run verify` runs before every commit (no database, no browser);
 * `integration` and `integration-web` have the real parts of one package each: embedded Postgres, HTTP servers on port
 * 0, worker processes; `e2e` has the whole product as `npm start` starts it, and a real browser.
 */
export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'unit',
          include: ['packages/*/src/**/*.test.{ts,tsx}', 'apps/*/**/*.test.{ts,tsx}', 'scripts/**/*.test.ts'],
          exclude: ['**/node_modules/**', '**/.next/**', 'apps/*/test/**', 'scripts/**/test/**'],
          // Properties are tried on many inputs; a busy machine is no reason to fail.
          testTimeout: 30_000,
          // none of them leaves anything behind, and a process for each costs half of the time
          isolate: false,
          sequence: { groupOrder: 0 },
        },
      },
      {
        test: {
          name: 'integration',
          include: ['{packages,apps/worker,scripts}/**/test/**/*.test.ts'],
          exclude: ['**/node_modules/**'],
          testTimeout: 60_000,
          hookTimeout: 60_000,
          isolate: false,
          sequence: { groupOrder: 1 },
          maxWorkers: 2,
        },
      },
      {
        // what Next's own build arranges for the code of apps/web
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
          include: ['apps/web/test/**/*.test.ts'],
          testTimeout: 60_000,
          hookTimeout: 60_000,
          // the web application has one database for as long as its process lives
          isolate: true,
          sequence: { groupOrder: 2 },
          maxWorkers: 2,
        },
      },
      {
        test: {
          name: 'e2e',
          include: ['e2e/**/*.test.ts'],
          globalSetup: ['e2e/global-setup.ts'],
          testTimeout: 90_000,
          hookTimeout: 120_000,
          sequence: { groupOrder: 3 },
          // Whole installations side by side would measure the machine, not the product.
          maxWorkers: 1,
        },
      },
    ],
  },
});
