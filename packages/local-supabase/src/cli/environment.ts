import { join, resolve } from 'node:path';
import { z } from 'zod';
import { findProject } from '../find-project.ts';
import { LocalSupabaseError } from '../local-supabase-error.ts';

const port = z.coerce.number().int().min(0).max(65_535).optional();
/** Words, separated by commas. */
const list = z
  .string()
  .default('')
  .transform((text) =>
    text
      .split(',')
      .map((word) => word.trim())
      .filter(Boolean),
  );

const environmentSchema = z.object({
  HEADWAY_SUPABASE_PORT: port,
  HEADWAY_DB_PORT: port,
  HEADWAY_MAIL_PORT: port,
  HEADWAY_DATA_DIR: z.string().min(1).optional(),
  HEADWAY_SITE_URL: z.url({ protocol: /^https?$/ }).optional(),
  HEADWAY_SKIP_EXTENSIONS: list,
  HEADWAY_SKIP_MIGRATIONS: list,
});

/** The settings of the command line. */
export type Environment = ReturnType<typeof parseEnvironment>;

/**
 * Reads the environment variables. Ports that none of them sets are those of config.toml.
 *
 * @throws LocalSupabaseError `config_invalid`
 */
export function parseEnvironment(variables: NodeJS.ProcessEnv, cwd: string) {
  const parsed = environmentSchema.safeParse(variables);
  if (!parsed.success) throw new LocalSupabaseError('config_invalid', z.prettifyError(parsed.error));
  const { HEADWAY_DATA_DIR: dataDir, ...values } = parsed.data;
  const projectDir = findProject(cwd);
  return {
    /** The nearest folder upwards that has `supabase/`. */
    projectDir,
    /** `supabase` below HEADWAY_DATA_DIR, or below `.headway` in the project. */
    dataDir: join(dataDir ? resolve(cwd, dataDir) : join(projectDir, '.headway'), 'supabase'),
    apiPort: values.HEADWAY_SUPABASE_PORT,
    dbPort: values.HEADWAY_DB_PORT,
    mailPort: values.HEADWAY_MAIL_PORT,
    siteUrl: values.HEADWAY_SITE_URL,
    skipped: { extensions: values.HEADWAY_SKIP_EXTENSIONS, migrations: values.HEADWAY_SKIP_MIGRATIONS },
  };
}
