import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type pg from 'pg';
import { hasErrorCode } from '../has-error-code.ts';
import { LocalSupabaseError } from '../local-supabase-error.ts';
import { inTransaction } from './in-transaction.ts';

/** How a database of migrations that were squashed into one becomes a database of that one: `supabase/carry-over`. */
export interface CarryOver {
  /** The versions of the squashed migrations, in their order (`versions.txt`). */
  versions: string[];
  /** SQL for the time before the functions of the baseline are put in place (`before.sql`). */
  before: string;
  /** SQL for the time after (`after.sql`). */
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
  try {
    const [versions, before, after] = await Promise.all(
      ['versions.txt', 'before.sql', 'after.sql'].map((file) => readFile(join(folder, file), 'utf8')),
    );
    return { versions: versions?.match(/^\d+/gm) ?? [], before: before ?? '', after: after ?? '' };
  } catch (error) {
    if (hasErrorCode(error, 'ENOENT')) return undefined;
    throw error;
  }
}

/** Whether a database has exactly the squashed migrations. */
export function isBeforeBaseline({ versions }: CarryOver, applied: string[]): boolean {
  return versions.length === applied.length && versions.every((version) => applied.includes(version));
}

/**
 * Brings a database of the squashed migrations to the baseline: runs `before.sql`,
 * puts all functions of the baseline in place, runs `after.sql`, and replaces the recorded history by the baseline. In
 * one transaction: everything or nothing. Rows are kept. A second run changes nothing.
 *
 * @returns false if the database has the baseline already
 * @throws LocalSupabaseError `migration_missing` if its history is neither of the two, `migration_failed`
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
      await client.query(
        'insert into supabase_migrations.schema_migrations (version, name, statements) values ($1, $2, $3)',
        [baseline.version, baseline.name, [baseline.sql]],
      );
      return true;
    });
  } catch (error) {
    if (error instanceof LocalSupabaseError) throw error;
    throw new LocalSupabaseError('migration_failed', `The database was left as it was: ${String(error)}`, {
      cause: error,
    });
  }
}

async function readHistory(client: pg.Client): Promise<string[]> {
  const { rows: tables } = await client.query<{ exists: boolean }>(
    `select to_regclass('supabase_migrations.schema_migrations') is not null as exists`,
  );
  if (!tables[0]?.exists) return [];
  // nobody else applies migrations meanwhile
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
