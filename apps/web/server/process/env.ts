import { z } from 'zod';

const origins = z
  .string()
  .default('')
  .transform((list) => list.split(',').map((entry) => entry.trim()))
  .transform((list) => list.filter((entry) => entry !== ''))
  .pipe(
    z.array(z.url().refine((url) => new URL(url).origin === url, 'an origin, such as https://example.org')),
  );

const envSchema = z.object({
  DATABASE_URL: z.url(),
  SUPABASE_URL: z.url().transform((url) => url.replace(/\/+$/, '')),
  SUPABASE_PUBLISHABLE_KEY: z.string().min(1),
  /** For projects that sign with a shared secret; others are verified by the project's published keys. */
  SUPABASE_JWT_SECRET: z.string().min(32).optional(),
  /** Origins besides our own whose pages may call the API, separated by commas. */
  HEADWAY_ALLOWED_ORIGINS: origins,
  /** `1` offers the demo accounts on the sign-in page. */
  HEADWAY_DEMO: z
    .enum(['0', '1'])
    .default('0')
    .transform((value) => value === '1'),
  /** Generations of one project that run at once; the others wait. */
  HEADWAY_PROJECT_CONCURRENCY: z.coerce.number().int().positive().default(2),
  /** Event streams this process serves at once; one more is answered with 503. */
  HEADWAY_MAX_STREAMS: z.coerce.number().int().positive().default(5_000),
  /** Seconds after which a stream is closed and its reader reconnects; below the platform's own limit. */
  HEADWAY_STREAM_LIFETIME: z.coerce.number().positive().default(280),
  /** Seconds between being asked to end and accepting nothing more, for balancers that ask whether we are ready. */
  HEADWAY_DRAIN_SECONDS: z.coerce.number().min(0).max(600).default(0),
  /** The address of the application in links from elsewhere. Default: the address that a request was sent to. */
  HEADWAY_PUBLIC_URL: z.url({ protocol: /^https?$/ }).optional(),
  /** Set for the workers, which send mail; here it only shows whether mail is sent. */
  HEADWAY_SMTP_URL: z.string().min(1).optional(),
  /** Lets people subscribe; without it they are told that billing is not configured. */
  STRIPE_SECRET_KEY: z.string().min(1).optional(),
  /** The secret by which Stripe signs its webhooks; without it no webhook is accepted. */
  STRIPE_WEBHOOK_SECRET: z.string().min(1).optional(),
  /** The address of Stripe's API, when it is not Stripe's own. */
  STRIPE_API_BASE: z.url({ protocol: /^https?$/ }).optional(),
  /** The Bearer token by which Prometheus reads `/api/metrics`; without it only a demo serves them. */
  HEADWAY_METRICS_TOKEN: z.string().min(16).optional(),
  /** Connections to Postgres that requests of this process may use at once. */
  HEADWAY_DATABASE_CONNECTIONS: z.coerce.number().int().positive().default(10),
});

/** The environment of the web process, validated. */
export type Env = z.infer<typeof envSchema>;

let parsed: Env | undefined;

/**
 * Reads the environment once, at first use, since a build has none. Throws an `Error` that lists every variable
 * that is missing or malformed, without their values.
 */
export function env(): Env {
  parsed ??= parseEnv(process.env);
  return parsed;
}

function parseEnv(variables: NodeJS.ProcessEnv): Env {
  const result = envSchema.safeParse(variables);
  if (!result.success) throw new Error(`The environment is incomplete.\n${z.prettifyError(result.error)}`);
  return result.data;
}
