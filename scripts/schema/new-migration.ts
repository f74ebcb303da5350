import { join } from 'node:path';
import { compareCatalogs, type Catalog } from './catalog.ts';
import { SUPABASE_DIR, type SchemaFile } from './schema-files.ts';

/** A new migration: its file, its text, and the differences that a person has to write into it. */
export interface NewMigration {
  file: string;
  sql: string;
  unwritten: string[];
}

/**
 * Drafts the migration that leads from the migrations of today to the schema files. New and changed functions are
 * written out, with their grants. Other differences (tables, triggers, policies) become comments for a person to
 * replace by SQL that also keeps the rows.
 */
export function draftMigration(
  name: string,
  now: Date,
  migrated: Catalog,
  declared: Catalog,
  files: SchemaFile[],
): NewMigration {
  const changed = new Set<SchemaFile>();
  const unwritten = compareCatalogs(migrated, declared).filter((difference) => {
    const [, routine] = /^(?:missing|different): function ([\w.]+)\(/.exec(difference) ?? [];
    const file = files.find(({ sql }) => routine && sql.includes(`create function ${routine}(`));
    if (file) changed.add(file);
    return !file;
  });
  const written = [...changed].map(({ sql }) =>
    sql.replaceAll(/^create function/gm, 'create or replace function'),
  );
  const version = now.toISOString().replaceAll(/\D/g, '').slice(0, 14);
  const comments = unwritten.map((difference) => `-- to write: ${difference.replaceAll('\n', '\n--   ')}\n`);
  return {
    file: join(SUPABASE_DIR, 'migrations', `${version}_${name}.sql`),
    sql: [...comments, ...written].join('\n'),
    unwritten,
  };
}
