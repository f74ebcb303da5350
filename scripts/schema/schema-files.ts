import { globSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parse } from 'smol-toml';
import { z } from 'zod';

/** A file of SQL, its path relative to `supabase/`. */
export interface SchemaFile {
  path: string;
  sql: string;
}

/** The files of `supabase/migrations`, in their order. */
export function readMigrationFiles(): SchemaFile[] {
  return readdirSync(join(SUPABASE_DIR, 'migrations'))
    .toSorted()
    .map((file) => ({
      path: `migrations/${file}`,
      sql: readFileSync(join(SUPABASE_DIR, 'migrations', file), 'utf8'),
    }));
}

/** The folder `supabase/` of this repository. */
export const SUPABASE_DIR = fileURLToPath(new URL('../../supabase', import.meta.url));

const configSchema = z.object({
  db: z.object({ migrations: z.object({ schema_paths: z.array(z.string()) }) }),
});

/**
 * Reads the files of `supabase/schemas` in the order in which they apply: the order of `schema_paths` in config.toml, like
 * Supabase's command line. The files of one pattern are in alphabetical order; a file that several patterns match belongs
 * to the first.
 *
 * @see https://supabase.com/docs/guides/local-development/declarative-database-schemas
 */
export function readSchemaFiles(): SchemaFile[] {
  const config = configSchema.parse(parse(readFileSync(join(SUPABASE_DIR, 'config.toml'), 'utf8')));
  const paths = config.db.migrations.schema_paths.flatMap((pattern) => {
    const matches = globSync(pattern, { cwd: SUPABASE_DIR }).toSorted();
    if (matches.length === 0) throw new Error(`config.toml: no file matches schema_paths "${pattern}".`);
    return matches;
  });
  return [...new Set(paths)].map((path) => ({
    path: path.replace(/^\.\//, ''),
    sql: readFileSync(join(SUPABASE_DIR, path), 'utf8'),
  }));
}
