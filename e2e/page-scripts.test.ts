import { join } from 'node:path';
import { expect, test } from 'vitest';
import { root } from '../scripts/install.mjs';
import { readPageScripts } from '../scripts/page-scripts.ts';

// Global setup has built the application.
const scripts = readPageScripts(join(root, 'apps', 'web', '.next'));

/** The most kB (gzip) that the HTML of a page may name, 1.5 % above the present figure. */
test.each([
  ['/sign-in', 171],
  ['/sign-up', 171],
  ['/projects', 280],
  ['/projects/[projectId]', 358],
  ['/projects/[projectId]/activity', 302],
  ['/content/[contentId]', 379],
  ['/content/[contentId]/versions', 315],
  ['/shared/[token]', 205],
  ['/notifications', 276],
  ['/monitoring', 293],
  ['/settings/notifications', 288],
])('%s names at most %i kB of script', (page, limit) => {
  expect((scripts.get(page) ?? Infinity) / 1000).toBeLessThanOrEqual(limit);
});
