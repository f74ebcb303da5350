import { join } from 'node:path';
import { SUPABASE_DIR, type SchemaFile } from './schema-files.ts';

/** The migration that is generated from `supabase/schemas`. */
export const BASELINE_FILE = join(SUPABASE_DIR, 'migrations', '20261127000000_baseline.sql');

const HEADER = `-- Generated from supabase/schemas by "npm run schema": edit the files there, not this one.
`;

/** All schema files as one migration, in their order, each under its path. */
export function toBaseline(files: SchemaFile[]): string {
  const sections = files.map(({ path, sql }) => `-- ${path}\n\n${sql.trim()}\n`);
  return [HEADER, ...sections].join('\n');
}
