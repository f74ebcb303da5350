import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { bundle } from './client-page-server.ts';

test.each(['client', 'react'])('%s stays small: what it adds to a page, React apart', async (entry) => {
  const input = new URL(`../src/${entry}/index.ts`, import.meta.url).pathname;
  const script = await bundle(input, 'production', [/^react/]);
  expect(gzipSync(script).length).toBeLessThan(11_500);
  expect(script).not.toContain('zod');
});
