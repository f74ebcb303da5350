import { existsSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { z } from 'zod';
import { LocalSupabaseError } from '../local-supabase-error.ts';

const port = (fallback: number) => z.coerce.number().int().min(0).max(65_535).default(fallback);

const environmentSchema = z.object({
  HEADWAY_SUPABASE_PORT: port(54_321),
  HEADWAY_DB_PORT: port(54_322),
  HEADWAY_DATA_DIR: z.string().min(1).optional(),
});

/** The settings of the command line. */
export type Environment = ReturnType<typeof parseEnvironment>;

/**
 * Reads the environment variables.
 *
 * @throws LocalSupabaseError `config_invalid`
 */
export function parseEnvironment(variables: NodeJS.ProcessEnv, cwd: string) {
  const parsed = environmentSchema.safeParse(variables);
  if (!parsed.success) throw new LocalSupabaseError('config_invalid', z.prettifyError(parsed.error));
  const { HEADWAY_DATA_DIR: dataDir, HEADWAY_SUPABASE_PORT: apiPort, HEADWAY_DB_PORT: dbPort } = parsed.data;
  const projectDir = findProject(cwd);
  return {
    /** The nearest folder upwards that has `supabase/`. */
    projectDir,
    /** `supabase` below HEADWAY_DATA_DIR, or below `.headway` in the project. */
    dataDir: join(dataDir ? resolve(cwd, dataDir) : join(projectDir, '.headway'), 'supabase'),
    apiPort,
    dbPort,
  };
}

function findProject(cwd: string): string {
  for (let folder = resolve(cwd); ; folder = dirname(folder)) {
    if (existsSync(join(folder, 'supabase'))) return folder;
    if (folder === dirname(folder)) {
      throw new LocalSupabaseError('config_invalid', `Neither ${cwd} nor a folder above it has "supabase/".`);
    }
  }
}
