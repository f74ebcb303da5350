import { resolve } from 'node:path';
import { z } from 'zod';

const port = (fallback: number) => z.coerce.number().int().min(1).max(65_535).default(fallback);

const environmentSchema = z
  .object({
    PORT: port(3000),
    HEADWAY_SUPABASE_PORT: port(54_321),
    HEADWAY_DB_PORT: port(54_322),
    HEADWAY_DATA_DIR: z.string().min(1).default('.headway'),
    /** `0` starts without demo accounts and demo data. */
    HEADWAY_DEMO: z.enum(['0', '1']).default('1'),
    HEADWAY_WORKERS: z.coerce.number().int().min(1).max(32).default(1),
    HEADWAY_WORKER_PORT: z.coerce.number().int().min(1).max(65_535).optional(),
    DATABASE_URL: z.url().optional(),
    SUPABASE_URL: z.url().optional(),
  })
  .refine((env) => (env.DATABASE_URL === undefined) === (env.SUPABASE_URL === undefined), {
    message:
      'Set both DATABASE_URL and SUPABASE_URL to use a Supabase project, or neither to use the local one.',
  })
  .transform((env) => ({
    webPort: env.PORT,
    supabasePort: env.HEADWAY_SUPABASE_PORT,
    databasePort: env.HEADWAY_DB_PORT,
    /** Absolute. */
    dataDir: resolve(env.HEADWAY_DATA_DIR),
    demo: env.HEADWAY_DEMO === '1',
    workers: env.HEADWAY_WORKERS,
    /** The port of the first worker's health and metrics; the other workers use the next ports. */
    workerPort: env.HEADWAY_WORKER_PORT,
    /** True when DATABASE_URL and SUPABASE_URL name a project elsewhere. Then no local Supabase starts. */
    remoteSupabase: env.DATABASE_URL !== undefined,
  }));

/** The settings of the supervisor, with defaults. */
export type Environment = z.infer<typeof environmentSchema>;

/** Parses the environment variables of the README's table. Throws an `Error` with a sentence for each malformed one. */
export function parseEnvironment(variables: NodeJS.ProcessEnv): Environment {
  const parsed = environmentSchema.safeParse(variables);
  if (!parsed.success) throw new Error(z.prettifyError(parsed.error));
  return parsed.data;
}
