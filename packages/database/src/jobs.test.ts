import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const ROOT = join(import.meta.dirname, '../../..');
const SOURCES =
  /^(?:packages\/[\w-]+\/src|apps\/[\w-]+\/(?!test|node_modules|\.next)|supabase\/schemas)\/.*\.(?:ts|tsx|sql)$/;

test('only these files name the tables of pg-boss', () => {
  const files = ['packages', 'apps', 'supabase/schemas'].flatMap((folder) =>
    readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' }).map((file) => `${folder}/${file}`),
  );
  const naming = files.filter(
    (file) =>
      SOURCES.test(file) &&
      !/node_modules|\.test\.ts$/.test(file) &&
      /\bpgboss\.\w/.test(readFileSync(join(ROOT, file), 'utf8')),
  );
  expect(naming.toSorted()).toEqual([
    'packages/database/src/jobs.ts',
    'supabase/schemas/generations/functions/hold_generation.sql',
    'supabase/schemas/monitoring/functions/queue.sql',
  ]);
});
