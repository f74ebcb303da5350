import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import pg from 'pg';
import { inTransaction } from '../connections/transaction.ts';
import { unlessMissing } from '../file-errors.ts';
import { LocalSupabaseError } from '../local-supabase-error.ts';
import {
  isBeforeBaseline,
  readCarryOver,
  recordMigration,
  type Baseline,
  type CarryOver,
} from './carry-over.ts';
import { toStatementText } from './to-statement-text.ts';

/** A file of supabase/migrations, named `<version>_<name>.sql`. */
export interface Migration extends Baseline {
  /** The migrations that this one replaces; only the first one of a project can have them. */
  replaces?: CarryOver | undefined;
}

/** Parts of migrations that this machine can't run, and that are left out. */
export interface Skipped {
  /** Names of extensions: their `create extension` is left out. */
  extensions?: string[];
  /** Versions of whole migrations. */
  migrations?: string[];
}

const FILE_NAME = /^(\d+)_(.+)\.sql$/;

/** Reads the migrations of a project, in their order. */
export async function readMigrations(projectDir: string, skipped: Skipped = {}): Promise<Migration[]> {
  const folder = join(projectDir, 'supabase', 'migrations');
  const files = (await unlessMissing(readdir(folder))) ?? [];
  const migrations: Migration[] = [];
  for (const file of files.toSorted((one, other) => (one < other ? -1 : 1))) {
    const [, version, name] = FILE_NAME.exec(file) ?? [];
    if (!version || !name || skipped.migrations?.includes(version)) continue;
    const sql = await readFile(join(folder, file), 'utf8');
    migrations.push({ version, name, file, sql: withoutExtensions(sql, skipped.extensions ?? []) });
  }
  if (migrations[0]) migrations[0].replaces = await readCarryOver(projectDir);
  return migrations;
}

/**
 * Applies the pending migrations, each in a transaction together with its record.
 *
 * @returns the migrations applied now
 * @throws LocalSupabaseError `migration_edited`, `migration_missing`, `migration_failed`
 */
export async function applyMigrations(client: pg.Client, migrations: Migration[]): Promise<Migration[]> {
  const { rows: applied } = await client.query<{ version: string; statements: string[] | null }>(
    'select version, statements from supabase_migrations.schema_migrations order by version',
  );
  const versions = applied.map(({ version }) => version);
  const [baseline] = migrations;
  if (baseline?.replaces && isBeforeBaseline(baseline.replaces, versions)) {
    throw new LocalSupabaseError(
      'migration_missing',
      `The database has the ${applied.length} migrations that ${baseline.file} replaces: run ` +
        '"npx local-supabase migration repair" once, which carries it over and keeps its rows.',
    );
  }
  for (const { version, statements } of applied) {
    const migration = migrations.find((candidate) => candidate.version === version);
    if (!migration) {
      throw new LocalSupabaseError(
        'migration_missing',
        `The database has migration ${version}, but supabase/migrations no longer does. ` +
          'Bring the file back, or start over with "local-supabase reset".',
      );
    }
    if (statements && toStatementText(statements.join(';\n')) !== toStatementText(migration.sql)) {
      throw new LocalSupabaseError(
        'migration_edited',
        `${migration.file} was edited after it had been applied. ` +
          'Put the change into a new migration, or start over with "local-supabase reset".',
      );
    }
  }
  const pending = migrations.filter(({ version }) => !versions.includes(version));
  for (const migration of pending) await applyMigration(client, migration);
  return pending;
}

async function applyMigration(client: pg.Client, migration: Migration): Promise<void> {
  const { file, sql } = migration;
  try {
    await inTransaction(client, async () => {
      await client.query(sql);
      await recordMigration(client, migration);
    });
  } catch (error) {
    const advice = toAdvice(error, migration);
    throw new LocalSupabaseError(
      'migration_failed',
      `${file}${toPlace(error, sql)}: ${toMessage(error)}${advice === undefined ? '' : `\n  ${advice}`}`,
      { cause: error },
    );
  }
}

/** What to do about an extension or a schema that is not there. */
function toAdvice(error: unknown, { version }: Migration): string | undefined {
  if (!(error instanceof pg.DatabaseError)) return undefined;
  const [, extension] = /extension "([^"]+)" is not available/.exec(error.message) ?? [];
  if (extension !== undefined) {
    return (
      `This Postgres does not have the extension "${extension}". ` +
      `HEADWAY_SKIP_EXTENSIONS=${extension} starts without it; what needs it will fail.`
    );
  }
  const [, schema] = /schema "([^"]+)" does not exist/.exec(error.message) ?? [];
  if (schema === undefined) return undefined;
  return (
    `This Supabase does not have the schema "${schema}". Create it in an earlier migration, or start without this ` +
    `file: HEADWAY_SKIP_MIGRATIONS=${version}.`
  );
}

/** SQL without the statements that create or describe these extensions; the numbers of its lines stay. */
function withoutExtensions(sql: string, names: string[]): string {
  return sql.replaceAll(
    /^[ \t]*(?:create\s+extension\s+(?:if\s+not\s+exists\s+)?|comment\s+on\s+extension\s+|drop\s+extension\s+(?:if\s+exists\s+)?)"?([\w-]+)"?[^;]*;/gim,
    (statement, name: string) =>
      names.includes(name.toLowerCase()) ? statement.replaceAll(/[^\n]/g, '') : statement,
  );
}

/** `:12` if Postgres names the line of the error. */
function toPlace(error: unknown, sql: string): string {
  if (!(error instanceof pg.DatabaseError) || !error.position) return '';
  return `:${sql.slice(0, Number(error.position)).split('\n').length}`;
}

function toMessage(error: unknown): string {
  if (!(error instanceof pg.DatabaseError)) return String(error);
  return [error.message, error.detail, error.hint].filter(Boolean).join('\n  ');
}
