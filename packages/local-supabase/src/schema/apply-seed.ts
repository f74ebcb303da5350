import { createHash } from 'node:crypto';
import { glob, readFile } from 'node:fs/promises';
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

/**
 * Reads the seed files of a project, in the order of their patterns, and by name for one pattern.
 *
 * @param log Receives one sentence for each pattern that no file has.
 */
export async function readSeed(
  projectDir: string,
  { db: { seed } }: ProjectConfig,
  log: (line: string) => void = () => undefined,
): Promise<SeedFile[]> {
  if (!seed.enabled) return [];
  const files: SeedFile[] = [];
  const folder = join(projectDir, 'supabase');
  for (const pattern of seed.sql_paths) {
    for (const path of await findFiles(folder, pattern, log)) {
      const sql = await unlessMissing(readFile(join(folder, path), 'utf8'));
      if (sql !== undefined && !files.some((file) => file.path === path)) files.push({ path, sql });
    }
  }
  return files;
}

/** A name without wildcards is a file, also one that is missing; `./seed.sql` is in every new project. */
async function findFiles(folder: string, pattern: string, log: (line: string) => void): Promise<string[]> {
  if (!/[*?[{]/.test(pattern)) return [pattern];
  const found: string[] = [];
  for await (const path of glob(pattern, { cwd: folder })) found.push(path);
  if (found.length === 0) log(`config.toml: db.seed.sql_paths has ${pattern}, which no file matches.`);
  return found.toSorted();
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
