import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { expect, test } from 'vitest';
import { BASELINE_FILE, toBaseline } from './baseline.ts';
import { readSchemaFiles, SUPABASE_DIR } from './schema-files.ts';

const files = readSchemaFiles();
const migrations = readdirSync(join(SUPABASE_DIR, 'migrations'));

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

test('no function is defined twice in supabase/migrations while the baseline is the only one', () => {
  const sql = migrations.map((file) => readFileSync(join(SUPABASE_DIR, 'migrations', file), 'utf8'));
  expect(listRepeated(listFunctions(sql.join('\n')))).toEqual([]);
});

test('the baseline is what "npm run schema" writes', () => {
  expect(readFileSync(BASELINE_FILE, 'utf8')).toBe(toBaseline(files));
});

test.each(files.filter(({ path }) => path.includes('/functions/') || path.includes('/rules/')))(
  '$path defines the one function that it is named after',
  ({ path, sql }) => {
    expect(listFunctions(sql).map((name) => name.split('.')[1])).toEqual([basename(path, '.sql')]);
    expect(sql).not.toMatch(/^(create (?!function)|alter|insert|drop)/im);
  },
);

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
