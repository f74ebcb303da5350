import { join } from 'node:path';
import { z } from 'zod';

/** Shared by all data directories of a checkout: its content depends on the installed packages only. */
const CACHE_DIR = join(import.meta.dirname, '../../../node_modules/.cache/headway');

/** The worker's environment variables. The pipeline reads the keys of providers from the same environment. */
const environmentSchema = z.object({
  DATABASE_URL: z.url({ protocol: /^postgres(?:ql)?$/ }),
  /** The offline library keeps its index in the folder `library` here. Created when missing; safe to delete. */
  HEADWAY_CACHE_DIR: z.string().min(1).default(CACHE_DIR),
  /** The most generations that run at once in this process. */
  HEADWAY_WORKER_CONCURRENCY: z.coerce.number().int().min(1).max(64).default(2),
  /** Generations of one project that run at once: keywords that wait in its queue are started up to this number. */
  HEADWAY_PROJECT_CONCURRENCY: z.coerce.number().int().positive().default(2),
  /** The port of `/api/metrics` and `/api/health` on 127.0.0.1. Default: they are not served. */
  HEADWAY_WORKER_PORT: z.coerce.number().int().min(1).max(65_535).optional(),
  /** The Bearer token that Prometheus sends. Without it only a demo serves metrics. */
  HEADWAY_METRICS_TOKEN: z.string().min(16).optional(),
  HEADWAY_DEMO: z
    .enum(['0', '1'])
    .default('0')
    .transform((value) => value === '1'),
  /** `smtp://` or `smtps://`, with name and password where the server requires them. Without it no mail is sent. */
  HEADWAY_SMTP_URL: z.url({ protocol: /^smtps?$/ }).optional(),
  /** The sender of mail. */
  HEADWAY_MAIL_FROM: z.string().min(3).max(320).default('Headway <headway@localhost>'),
  /** The start of all links in mail. */
  HEADWAY_PUBLIC_URL: z.url({ protocol: /^https?$/ }).default('http://127.0.0.1:3000'),
});

export type Environment = z.infer<typeof environmentSchema>;

/** Parses the environment. Throws an error that names what is wrong, without the values. */
export function parseEnvironment(env: NodeJS.ProcessEnv): Environment {
  const parsed = environmentSchema.safeParse(env);
  if (parsed.success) return parsed.data;
  const problems = parsed.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`);
  throw new Error(`the worker's environment is invalid: ${problems.join('; ')}`);
}
