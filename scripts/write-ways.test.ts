import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { root } from './install.mjs';

/** The folders from which ARCHITECTURE lets a page write rows over PostgREST. */
const WRITERS = /^apps\/web\/features\/(?:comments\/store|people)\//;
/** A call that writes: a function of the database, or a change of a table. */
const WRITE = /\.rpc\(|\.from\('\w+'\)\s*\.(?:insert|update|upsert|delete)\(/;

test('pages write over PostgREST only from the folders that ARCHITECTURE names', () => {
  const files = execFileSync('git', ['-C', root, 'ls-files', 'apps/web'], { encoding: 'utf8' })
    .split('\n')
    .filter((file) => /\.tsx?$/.test(file) && !/\.test\.tsx?$|\/test\//.test(file));
  const writers = files.filter((file) => WRITE.test(readFileSync(join(root, file), 'utf8')));
  expect(writers.some((file) => WRITERS.test(file))).toBe(true);
  expect(writers.filter((file) => !WRITERS.test(file))).toEqual([]);
});
