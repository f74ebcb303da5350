import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type pg from 'pg';
import { inTransaction } from '../connections/transaction.ts';
import { unlessMissing } from '../file-errors.ts';
import { LocalSupabaseError } from '../local-supabase-error.ts';

/** `supabase/carry-over`: how a database of squashed migrations becomes a database of the baseline migration. */
export interface CarryOver {
  /** The versions of the squashed migrations, in their order (`versions.txt`). */
  versions: string[];
  /** Runs before the functions of the baseline are created (`before.sql`). */
  before: string;
  /** Runs after the functions of the baseline are created (`after.sql`). */
  after: string;
}

/** The migration that replaces the squashed ones. */
export interface Baseline {
  version: string;
  name: string;
  file: string;
  sql: string;
}

/** Reads `supabase/carry-over`; undefined in a project that has never squashed its migrations. */
export async function readCarryOver(projectDir: string): Promise<CarryOver | undefined> {
  const folder = join(projectDir, 'supabase', 'carry-over');
  const read = (file: string) => unlessMissing(readFile(join(folder, file), 'utf8'));
  const [versions, before, after] = [
    await read('versions.txt'),
    await read('before.sql'),
    await read('after.sql'),
  ];
  if (versions === undefined || before === undefined || after === undefined) return undefined;
  return { versions: versions.match(/^\d+/gm) ?? [], before, after };
}

/** Whether the applied migrations are exactly the squashed ones. */
export function isBeforeBaseline({ versions }: CarryOver, applied: string[]): boolean {
  return versions.length === applied.length && versions.every((version) => applied.includes(version));
}

/**
 * Brings a database of the squashed migrations to the baseline in one transaction: runs `before.sql`, creates all
 * functions of the baseline, runs `after.sql`, and replaces the recorded history by the baseline. Rows are kept. A
 * second run changes nothing.
 *
 * @returns false if the database has the baseline already
 * @throws LocalSupabaseError `migration_missing` for another history, `migration_failed`
 */
export async function carryOver(client: pg.Client, plan: CarryOver, baseline: Baseline): Promise<boolean> {
  try {
    return await inTransaction(client, async () => {
      const applied = await readHistory(client);
      if (applied.includes(baseline.version)) return false;
      if (!isBeforeBaseline(plan, applied)) throw unknownHistory(plan, applied, baseline);
      await client.query('set local search_path to "$user", public, extensions');
      await client.query('set local check_function_bodies to off');
      await client.query(plan.before);
      await client.query(toReplacements(baseline.sql));
      await client.query(plan.after);
      await client.query('delete from supabase_migrations.schema_migrations');
      await recordMigration(client, baseline);
      return true;
    });
  } catch (error) {
    if (error instanceof LocalSupabaseError) throw error;
    throw new LocalSupabaseError('migration_failed', `The database was left as it was: ${String(error)}`, {
      cause: error,
    });
  }
}

export async function recordMigration(client: pg.Client, { version, name, sql }: Baseline): Promise<void> {
  await client.query(
    'insert into supabase_migrations.schema_migrations (version, name, statements) values ($1, $2, $3)',
    [version, name, [sql]],
  );
}

async function readHistory(client: pg.Client): Promise<string[]> {
  const { rows: tables } = await client.query<{ exists: boolean }>(
    `select to_regclass('supabase_migrations.schema_migrations') is not null as exists`,
  );
  if (!tables[0]?.exists) return [];
  // another process must not apply migrations meanwhile
  await client.query('lock table supabase_migrations.schema_migrations in exclusive mode');
  const { rows } = await client.query<{ version: string }>(
    'select version from supabase_migrations.schema_migrations',
  );
  return rows.map(({ version }) => version);
}

function unknownHistory({ versions }: CarryOver, applied: string[], { file }: Baseline): LocalSupabaseError {
  const missing = versions.filter((version) => !applied.includes(version));
  const unknown = applied.filter((version) => !versions.includes(version));
  const differences = [
    missing.length > 0 && `it lacks ${missing.join(', ')}`,
    unknown.length > 0 && `it also has ${unknown.join(', ')}`,
  ].filter(Boolean);
  return new LocalSupabaseError(
    'migration_missing',
    `${file} replaces ${versions.length} migrations, and this database does not have exactly those: ` +
      `${differences.join('; ')}. Nothing was changed.`,
  );
}

/** The functions of a migration, each replacing an earlier one, with their grants. */
function toReplacements(sql: string): string {
  const statements = sql.match(
    /^create function [\s\S]*?\$\$[\s\S]*?\$\$;|^(?:grant|revoke) execute on function\s[^;]*;/gm,
  );
  return (statements ?? []).join('\n').replaceAll(/^create function /gm, 'create or replace function ');
}
