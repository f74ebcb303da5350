import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import pg from 'pg';
import { hasErrorCode } from '../has-error-code.ts';
import { LocalSupabaseError } from '../local-supabase-error.ts';
import { inTransaction } from './in-transaction.ts';
import type { ProjectConfig } from '../project-config.ts';

/** A file that fills a new database, as `[db.seed]` in config.toml names it. */
export interface SeedFile {
  path: string;
  sql: string;
}

/** The seed files of a project, in their order; those that aren't there are left out. */
export async function readSeed(projectDir: string, { db: { seed } }: ProjectConfig): Promise<SeedFile[]> {
  if (!seed.enabled) return [];
  const files: SeedFile[] = [];
  for (const path of seed.sql_paths) {
    const sql = await readFile(join(projectDir, 'supabase', path), 'utf8').catch((error: unknown) => {
      if (hasErrorCode(error, 'ENOENT')) return undefined;
      throw error;
    });
    if (sql !== undefined) files.push({ path, sql });
  }
  return files;
}

/**
 * Runs the seed files that have never run here, each in a transaction. One that was edited since is left alone:
 * people have worked on what it made.
 *
 * @returns the edited ones
 * @throws LocalSupabaseError `seed_failed`
 */
export async function applySeed(url: string, files: SeedFile[]): Promise<{ edited: SeedFile[] }> {
  const client = new pg.Client({ connectionString: url });
  client.on('error', () => undefined); // the query that runs or comes next rejects
  await client.connect();
  try {
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
  } finally {
    await client.end();
  }
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
