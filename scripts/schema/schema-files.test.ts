import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { STAGES } from '@headway/pipeline/stages';
import { expect, test } from 'vitest';
import { BASELINE_FILE, toBaseline } from './baseline.ts';
import { readMigrationFiles, readSchemaFiles, SUPABASE_DIR } from './schema-files.ts';

const files = readSchemaFiles();
const migrations = readMigrationFiles();

/** The names of the functions that a text creates, with their schemas. */
function listFunctions(sql: string): string[] {
  return [...sql.matchAll(/^create (?:or replace )?function ([\w.]+)/gim)].map(([, name = '']) => name);
}

/** The names of the tables that a text creates. */
function listTables(sql: string): string[] {
  return [...sql.matchAll(/^create table ([\w.]+)/gim)].map(([, name = '']) => name);
}

function listRepeated(names: string[]): string[] {
  return names.filter((name, index) => names.indexOf(name) !== index);
}

test('every schema file is in an order that config.toml names, once', () => {
  const all = readdirSync(join(SUPABASE_DIR, 'schemas'), { recursive: true, encoding: 'utf8' });
  const expected = all.filter((path) => path.endsWith('.sql')).map((path) => join('schemas', path));
  expect(files.map(({ path }) => path).toSorted()).toEqual(expected.toSorted());
});

test('no function and no table is defined twice in supabase/schemas', () => {
  const sql = files.map((file) => file.sql).join('\n');
  expect(listRepeated(listFunctions(sql))).toEqual([]);
  expect(listRepeated(listTables(sql))).toEqual([]);
  expect(sql).not.toMatch(
    /create or replace|alter (table|function) \S+ rename|alter table \S+\s+add column/i,
  );
});

test.each(migrations)('$path defines no function twice', ({ sql }) => {
  expect(listRepeated(listFunctions(sql))).toEqual([]);
});

// the baseline never changes once another migration follows it
test.runIf(migrations.length === 1)('the baseline is what "npm run schema" writes', () => {
  expect(readFileSync(BASELINE_FILE, 'utf8')).toBe(toBaseline(files));
});

test.each(files.filter(({ path }) => path.includes('/functions/') || path.includes('/rules/')))(
  '$path defines the one function that it is named after',
  ({ path, sql }) => {
    expect(listFunctions(sql).map((name) => name.split('.')[1])).toEqual([basename(path, '.sql')]);
    expect(sql).not.toMatch(/^(create (?!function)|alter|insert|drop)/im);
  },
);

test.each(files.filter(({ path }) => path.startsWith('schemas/events/topics/')))(
  '$path defines how a kind of topic is read, and its state',
  ({ path, sql }) => {
    const kind = basename(path, '.sql');
    const allowed = [`events.can_read_${kind}`, `events.snapshot_${kind}`];
    const functions = listFunctions(sql);
    expect(functions).toEqual(allowed.slice(0, functions.length));
    expect(functions).not.toEqual([]);
  },
);

test.each(
  files.filter(
    ({ path }) => path.startsWith('schemas/billing/') && !/(metered_stages|charged_errors)\.sql$/.test(path),
  ),
)('$path names no stage and no error code', ({ sql }) => {
  expect(sql).not.toMatch(new RegExp(STAGES.map(({ id }) => `'${id}'`).join('|')));
  expect(sql).not.toMatch(/error_code (not )?in|keyword_not_covered|too_few/);
});

/** What hangs on tables of Supabase: they are created elsewhere. */
const FOREIGN_TABLES = new Set(['auth_users', 'realtime_messages']);

test.each(files.filter(({ path }) => path.includes('/tables/')))(
  '$path defines the one table that it is named after',
  ({ path, sql }) => {
    const name = basename(path, '.sql');
    const expected = FOREIGN_TABLES.has(name) ? [] : [name];
    expect(listTables(sql).map((table) => table.split('.')[1])).toEqual(expected);
    expect(listFunctions(sql)).toEqual([]);
  },
);
