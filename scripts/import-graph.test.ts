import { expect, test } from 'vitest';
import { findFaults, readImports } from './import-graph.ts';

function check(files: Record<string, string>): string[] {
  return findFaults(readImports(new Map(Object.entries(files)))).map(({ reason }) => reason);
}

test('reads type imports, re-exports, import(), workers and the alias of the web application', () => {
  const source = `import type { A } from './a.ts';
    export { b } from '../b.ts';
    const c = import('@/features/c/c.ts');
    new Worker(new URL('./d.worker.ts', import.meta.url));
    import { z } from 'zod';`;
  const imports = readImports(new Map([['apps/web/features/e/e.ts', source]]));
  expect(new Set(imports.map(({ to }) => to))).toEqual(
    new Set([
      'apps/web/features/b.ts',
      'apps/web/features/c/c.ts',
      'apps/web/features/e/a.ts',
      'apps/web/features/e/d.worker.ts',
      null,
    ]),
  );
});

test('a feature imports features below it', () => {
  const projects = { 'apps/web/features/projects/role.ts': 'export type Role = string;' };
  const up = "import type { Comment } from '@/features/comments/store/comment.ts';";
  const down = "import type { Role } from '@/features/projects/role.ts';";
  expect(check({ ...projects, 'apps/web/features/comments/store/comment.ts': down })).toEqual([]);
  expect(check({ 'apps/web/features/projects/role.ts': up })).toEqual([
    'apps/web/features: projects must not import comments',
  ]);
});

test('features of one layer do not import each other', () => {
  const source = "import { Score } from '../../reading/score/score.ts';";
  expect(check({ 'apps/web/features/versions/history/list.ts': source })).toEqual([
    'apps/web/features: versions must not import reading',
  ]);
});

test('a circle between the files of a folder is found', () => {
  expect(
    check({
      'apps/worker/src/one.ts': "import './other.ts';",
      'apps/worker/src/other.ts': "import './third.ts';",
      'apps/worker/src/third.ts': "import './one.ts';",
    }),
  ).toEqual(['apps/worker/src: a circle of imports']);
});

test('a feature or package without a layer is named', () => {
  expect(check({ 'apps/web/features/invented/a.ts': "import 'react';" })).toEqual([
    'apps/web/features/invented has no layer in scripts/layers.ts',
  ]);
  expect(check({ 'packages/invented/src/a.ts': "import 'react';" })).toEqual([
    'packages/invented is not listed in scripts/layers.ts',
  ]);
});

test('a package imports only the packages it declares, never an app, and never Next', () => {
  const file = 'packages/documents/src/server/read.ts';
  expect(check({ [file]: "import { asUser } from '@headway/database';" })).toEqual([]);
  for (const specifier of [
    '@headway/realtime/server',
    '../../../realtime/src/a.ts',
    '../../../../apps/web/a.ts',
  ]) {
    expect(check({ [file]: `import '${specifier}';` })).toEqual([
      'packages/documents imports of the workspace only: database, ground, text',
    ]);
  }
  expect(check({ [file]: "import { headers } from 'next/headers';" })).toEqual([
    'packages: Only apps/web knows Next.',
  ]);
});

test('apps, scripts, tests and benchmarks import only what they declare', () => {
  expect(
    check({ 'bench/streaming.ts': "import { startInstallation } from '../e2e/installation.ts';" }),
  ).toEqual([]);
  for (const [file, specifier] of [
    ['apps/web/server/a.ts', '@headway/local-supabase'],
    ['apps/worker/src/a.ts', '@headway/supervisor/web-build'],
    ['testing/src/a.ts', '../../e2e/a.ts'],
    ['scripts/a.ts', '../apps/web/a.ts'],
    ['e2e/a.ts', '../bench/a.ts'],
  ] as const) {
    const [fault] = check({ [file]: `import '${specifier}';` });
    expect(fault).toMatch(/ imports of the workspace only: /);
  }
});

test('a folder does not import the modules that it must do without', () => {
  expect(check({ 'packages/realtime/src/protocol/cursor.ts': "import { Pool } from 'pg';" })).toEqual([
    'packages/realtime/src/protocol: It runs anywhere.',
  ]);
});
