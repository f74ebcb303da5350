import { resolve } from 'node:path';
import { expect, test } from 'vitest';
import { parseEnvironment } from './environment.ts';

test('an error names invalid variables without their values', () => {
  expect(parseEnvironment({ DATABASE_URL: 'postgresql://a:b@127.0.0.1:5432/c' })).toEqual({
    DATABASE_URL: 'postgresql://a:b@127.0.0.1:5432/c',
    HEADWAY_CACHE_DIR: resolve('node_modules/.cache/headway'),
    HEADWAY_WORKER_CONCURRENCY: 2,
    HEADWAY_DEMO: false,
    HEADWAY_MAIL_FROM: 'Headway <headway@localhost>',
    HEADWAY_PROJECT_CONCURRENCY: 2,
    HEADWAY_PUBLIC_URL: 'http://127.0.0.1:3000',
  });
  const bad = { DATABASE_URL: 'https://hidden.test', HEADWAY_WORKER_CONCURRENCY: 'many' };
  expect(() => parseEnvironment(bad)).toThrow(/DATABASE_URL: .*HEADWAY_WORKER_CONCURRENCY: /);
  expect(() => parseEnvironment(bad)).not.toThrow(/hidden|many/);
});
