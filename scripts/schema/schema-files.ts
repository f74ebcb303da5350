import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parse } from 'smol-toml';
import { z } from 'zod';

/** A file of `supabase/schemas`, its path relative to `supabase/`. */
export interface SchemaFile {
  path: string;
  sql: string;
}

/** The folder `supabase/` of this repository. */
export const SUPABASE_DIR = fileURLToPath(new URL('../../supabase', import.meta.url));

const configSchema = z.object({
  db: z.object({ migrations: z.object({ schema_paths: z.array(z.string()) }) }),
});

/**
 * The files of `supabase/schemas` in the order in which they apply: that of `schema_paths` in config.toml, as
 * Supabase's command line reads it. The files of one pattern are in alphabetical order; a file that several patterns
 * match comes where the first one has it.
 *
 * @see https://supabase.com/docs/guides/local-development/declarative-database-schemas
 */
export function readSchemaFiles(supabaseDir: string = SUPABASE_DIR): SchemaFile[] {
  const config = configSchema.parse(parse(readFileSync(join(supabaseDir, 'config.toml'), 'utf8')));
  const paths = config.db.migrations.schema_paths.flatMap((pattern) => {
    const matches = globSync(pattern, { cwd: supabaseDir }).toSorted();
    if (matches.length === 0) throw new Error(`config.toml: no file matches schema_paths "${pattern}".`);
    return matches;
  });
  return [...new Set(paths)].map((path) => ({
    path: path.replace(/^\.\//, ''),
    sql: readFileSync(join(supabaseDir, path), 'utf8'),
  }));
}
