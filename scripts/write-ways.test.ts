import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { root } from './install.mjs';

const read = (file: string): string => readFileSync(join(root, file), 'utf8');
const files = execFileSync('git', ['-C', root, 'ls-files'], { encoding: 'utf8' }).split('\n');
const schema = files
  .filter((file) => /^supabase\/schemas\/.*\.sql$/.test(file))
  .map(read)
  .join('\n');

interface Row {
  writes: string;
  way: string;
  /** The folders from which these writes come. */
  folders: string[];
}

/** The table of writes in ARCHITECTURE. */
const [, section = ''] = read('ARCHITECTURE.md').split(/^## Which way a write goes$/m);
const rows: Row[] = [...section.matchAll(/^\| (.+?) +\| (.+?) +\| (.+?) +\| .+ \|$/gm)].map(
  ([, writes = '', way = '', from = '']) => ({
    writes,
    way,
    folders: [...from.matchAll(/`([^`]+)`/g)].map(([, folder = '']) => folder),
  }),
);

/** The functions of the database that may write: neither stable nor immutable, and no trigger. */
const writing = [...schema.matchAll(/create function ([\w.]+)\((?:[^;]*?)\bas \$\$/g)]
  .filter(([declaration]) => !/\b(?:stable|immutable)\b|returns trigger/.test(declaration))
  .map(([, name = '']) => name.replace(/^public\./, ''))
  // takes the locks of a reader
  .filter((name) => name !== 'events.can_read_topics');
const CALL = new RegExp(
  String.raw`\b(?:${writing.map((name) => name.replace('.', String.raw`\.`)).join('|')})\(`,
);
const STATEMENT = /\binsert into \w|\bupdate [\w.]+(?: as \w+)?\s+set\b|\bdelete from \w/;
const OVER_REST = /\.rpc\(|\.from\('\w+'\)\s*\.(?:insert|update|upsert|delete)\(/;

const sources = files
  .filter((file) => /^(?:apps|packages)\/.*\.tsx?$/.test(file) && !/\.test\.tsx?$|\/test\//.test(file))
  // creates the database and serves it
  .filter((file) => !/^(?:packages\/local-supabase|apps\/supervisor)\//.test(file));

/** The texts in a source file, without its comments. */
function toTexts(source: string): string {
  const code = source.replaceAll(/^\s*(?:\*|\/\*\*|\/\/).*$/gm, '');
  return [...code.matchAll(/`[^`]*`|'[^'\n]*'/g)].map(([text]) => text).join('\n');
}

function isWrittenInSql(file: string): boolean {
  const texts = toTexts(read(file));
  return STATEMENT.test(texts) || CALL.test(texts);
}

/** The files that no row of this way names. */
function findUnnamed(found: string[], way: RegExp): string[] {
  const folders = rows.filter((row) => way.test(row.way)).flatMap((row) => row.folders);
  return found.filter((file) => !folders.some((folder) => file === folder || file.startsWith(`${folder}/`)));
}

const overRest = sources.filter((file) => OVER_REST.test(read(file)));
const inSql = sources.filter((file) => isWrittenInSql(file));
const actions = sources.filter((file) => /^'use server';/m.test(read(file)));

test('the table, the functions that write, and the files that write are found', () => {
  expect(rows.length).toBeGreaterThan(8);
  expect(writing).toContain('private.write_generation');
  expect([overRest.length, inSql.length, actions.length].every((count) => count > 1)).toBe(true);
});

test('rows are written over PostgREST only from the folders that ARCHITECTURE names', () => {
  expect(findUnnamed(overRest, /^PostgREST/)).toEqual([]);
});

test('SQL that writes, and calls of functions that write, come only from the folders that ARCHITECTURE names', () => {
  expect(findUnnamed(inSql, /^(?!PostgREST)/)).toEqual([]);
});

test('server actions are only in the folders that ARCHITECTURE names', () => {
  expect(findUnnamed(actions, /server action/)).toEqual([]);
});

test('every method of `/api` that writes calls a verb of a folder that ARCHITECTURE names for `/api`', () => {
  const folders = rows.filter((row) => row.way.includes('/api')).flatMap((row) => row.folders);
  const routes = sources.filter(
    (file) =>
      file.startsWith('apps/web/app/api/') && /\b(?:POST|PUT|PATCH|DELETE)(?:\(|: async)/.test(read(file)),
  );
  expect(routes.length).toBeGreaterThan(8);
  const without = routes.filter((file) => {
    const imports = [...read(file).matchAll(/from '(@\/|@headway\/)([\w-]+)(.*)'/g)].map(
      ([, scope, first = '', rest = '']) =>
        scope === '@/' ? `apps/web/${first}${rest}` : `packages/${first}/src`,
    );
    return !folders.some((folder) =>
      imports.some((module) => module.startsWith(`${folder}/`) || folder.startsWith(module)),
    );
  });
  expect(without).toEqual([]);
});

test('every folder of the table writes', () => {
  const writers = [...overRest, ...inSql, ...actions];
  const stale = rows
    .flatMap((row) => row.folders)
    .filter((folder) => !writers.some((file) => file === folder || file.startsWith(`${folder}/`)));
  expect(stale).toEqual([]);
});

test('every table that a policy lets people write is named', () => {
  const policies = [
    ...schema.matchAll(
      /create policy (?:"[^"]*"|\w+)\s+on (?:public\.)?([\w.]+)\s+for (\w+) to authenticated/g,
    ),
  ];
  const tables = policies.filter(([, , command]) => command !== 'select').map(([, table = '']) => table);
  expect(tables).toContain('projects');
  const named = new Set(
    rows.flatMap(({ writes }) => [...writes.matchAll(/`([^`]+)`/g)].map(([, name]) => name)),
  );
  expect([...new Set(tables)].filter((table) => !named.has(table))).toEqual([]);
});
