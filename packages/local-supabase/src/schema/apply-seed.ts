import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type pg from 'pg';
import { inTransaction } from '../connections/transaction.ts';
import { withClient } from '../connections/with-client.ts';
import { unlessMissing } from '../file-errors.ts';
import { LocalSupabaseError } from '../local-supabase-error.ts';
import type { ProjectConfig } from '../project-config.ts';

/** A file that fills a new database; `[db.seed]` in config.toml names it. */
export interface SeedFile {
  path: string;
  sql: string;
}

/** Reads the seed files of a project, in their order. Missing files are left out. */
export async function readSeed(projectDir: string, { db: { seed } }: ProjectConfig): Promise<SeedFile[]> {
  if (!seed.enabled) return [];
  const files: SeedFile[] = [];
  for (const path of seed.sql_paths) {
    const sql = await unlessMissing(readFile(join(projectDir, 'supabase', path), 'utf8'));
    if (sql !== undefined) files.push({ path, sql });
  }
  return files;
}

/**
 * Runs the seed files that have never run in this database, each in a transaction. A file that was edited since its
 * run is not run again: people have changed the rows that it made.
 *
 * @returns the edited files
 * @throws LocalSupabaseError `seed_failed`
 */
export function applySeed(url: string, files: SeedFile[]): Promise<{ edited: SeedFile[] }> {
  return withClient(url, async (client) => {
    const { rows } = await client.query<{ path: string; hash: string }>(
      'select path, hash from supabase_migrations.seed_files',
    );
    const edited: SeedFile[] = [];
    for (const file of files) {
      const hash = createHash('sha256').update(file.sql).digest('hex');
      const earlier = rows.find(({ path }) => path === file.path);
      if (!earlier) await applyFile(client, file, hash);
      else if (earlier.hash !== hash) edited.push(file);
    }
    return { edited };
  });
}

async function applyFile(client: pg.Client, { path, sql }: SeedFile, hash: string): Promise<void> {
  try {
    await inTransaction(client, async () => {
      await client.query(sql);
      await client.query('insert into supabase_migrations.seed_files (path, hash) values ($1, $2)', [
        path,
        hash,
      ]);
    });
  } catch (error) {
    throw new LocalSupabaseError('seed_failed', `${path}: ${String(error)}`, { cause: error });
  }
}
