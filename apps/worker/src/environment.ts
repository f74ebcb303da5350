import { join } from 'node:path';
import { z } from 'zod';

/** One for all data directories of a checkout: what it holds depends on the installed packages alone. */
const CACHE_DIR = join(import.meta.dirname, '../../../node_modules/.cache/headway');

/** What the worker reads of its environment. Keys of providers are read by the pipeline, from the same place. */
const environmentSchema = z.object({
  DATABASE_URL: z.url({ protocol: /^postgres(?:ql)?$/ }),
  /** Where the offline library keeps its index, in `library`. Made when missing; safe to delete. */
  HEADWAY_CACHE_DIR: z.string().min(1).default(CACHE_DIR),
  /** How many generations run at once in this process. */
  HEADWAY_WORKER_CONCURRENCY: z.coerce.number().int().min(1).max(64).default(2),
  /** Where `/api/metrics` and `/api/health` are answered, on 127.0.0.1; without it nowhere. */
  HEADWAY_WORKER_PORT: z.coerce.number().int().min(1).max(65_535).optional(),
  /** What Prometheus sends as its Bearer token; without it only a demo shows its metrics. */
  HEADWAY_METRICS_TOKEN: z.string().min(16).optional(),
  HEADWAY_DEMO: z
    .enum(['0', '1'])
    .default('0')
    .transform((value) => value === '1'),
});

export type Environment = z.infer<typeof environmentSchema>;

/** Parses the environment. Throws an error that names what is wrong, without the values. */
export function parseEnvironment(env: NodeJS.ProcessEnv): Environment {
  const parsed = environmentSchema.safeParse(env);
  if (parsed.success) return parsed.data;
  const problems = parsed.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`);
  throw new Error(`the worker's environment is not usable: ${problems.join('; ')}`);
}
