import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parse } from 'smol-toml';
import { z } from 'zod';
import { unlessMissing } from './file-errors.ts';
import { LocalSupabaseError } from './local-supabase-error.ts';
import { withSettingVariables } from './setting-variables.ts';
import { nameUnfollowedKeys } from './unfollowed-keys.ts';

/** A table of config.toml, which may be missing. */
const table = <Shape extends z.ZodRawShape>(shape: Shape) =>
  z.preprocess((value) => value ?? {}, z.object(shape));

const port = (fallback: number) => z.int().min(1).max(65_535).default(fallback);

const provider = z
  .object({
    enabled: z.boolean().default(false),
    client_id: z.string().default(''),
    secret: z.string().default(''),
    redirect_uri: z.string().default(''),
    url: z.string().default(''),
    skip_nonce_check: z.boolean().default(false),
  })
  .optional();

// Only the settings that are used here. The defaults are those of Supabase's own command line.
const configSchema = z.object({
  api: table({
    port: port(54_321),
    schemas: z.array(z.string()).default(['public', 'graphql_public']),
    extra_search_path: z.array(z.string()).default(['public', 'extensions']),
    max_rows: z.int().positive().default(1000),
    auto_expose_new_tables: z.boolean().default(false),
  }),
  db: table({
    port: port(54_322),
    migrations: table({ enabled: z.boolean().default(true) }),
    seed: table({
      enabled: z.boolean().default(true),
      sql_paths: z.array(z.string()).default(['./seed.sql']),
    }),
  }),
  realtime: table({ enabled: z.boolean().default(true) }),
  storage: table({
    enabled: z.boolean().default(true),
    file_size_limit: z.string().default('50MiB'),
    buckets: z.record(z.string(), z.record(z.string(), z.unknown())).default({}),
  }),
  inbucket: table({
    enabled: z.boolean().default(true),
    port: port(54_324),
    /** 0 for any free port. */
    smtp_port: z.int().min(0).max(65_535).default(0),
  }),
  auth: table({
    site_url: z.string().default('http://127.0.0.1:3000'),
    additional_redirect_urls: z.array(z.string()).default([]),
    jwt_expiry: z.int().positive().max(604_800).default(3600),
    /** The address that tokens name as their issuer. Default: the address of Auth. */
    jwt_issuer: z.string().min(1).optional(),
    /** Signs access tokens. Default: a random secret per data directory. */
    jwt_secret: z.string().min(16).optional(),
    enable_refresh_token_rotation: z.boolean().default(true),
    refresh_token_reuse_interval: z.int().nonnegative().default(10),
    enable_signup: z.boolean().default(true),
    enable_anonymous_sign_ins: z.boolean().default(false),
    minimum_password_length: z.int().min(6).default(6),
    password_requirements: z
      .enum(['', 'letters_digits', 'lower_upper_letters_digits', 'lower_upper_letters_digits_symbols'])
      .default(''),
    sessions: table({ timebox: z.string().optional(), inactivity_timeout: z.string().optional() }),
    email: table({
      enable_signup: z.boolean().default(true),
      enable_confirmations: z.boolean().default(false),
      double_confirm_changes: z.boolean().default(true),
      otp_length: z.int().min(6).max(10).default(6),
      otp_expiry: z.int().positive().default(3600),
      template: z
        .record(z.string(), z.object({ subject: z.string().optional(), content_path: z.string().optional() }))
        .default({}),
      smtp: z
        .object({
          enabled: z.boolean().default(true),
          host: z.string(),
          port: z.int(),
          user: z.string().default(''),
          pass: z.string().default(''),
          admin_email: z.string(),
          sender_name: z.string().default(''),
        })
        .optional(),
    }),
    external: table({ github: provider, google: provider }),
  }),
});

/** The settings of `supabase/config.toml` that are used here. */
export type ProjectConfig = z.output<typeof configSchema>;

/**
 * Reads `supabase/config.toml`; a project without one gets the defaults. Texts of the form `env(NAME)` are replaced by
 * environment variables, and variables such as `SUPABASE_DB_SEED_ENABLED` replace settings.
 *
 * @param log Receives one sentence for each key that has no effect here.
 * @throws LocalSupabaseError `config_invalid`
 */
export async function readProjectConfig(
  projectDir: string,
  log: (line: string) => void = () => undefined,
): Promise<ProjectConfig> {
  const file = join(projectDir, 'supabase', 'config.toml');
  const text = (await unlessMissing(readFile(file, 'utf8'))) ?? '';
  const config = withSettingVariables(replaceVariables(parseToml(text, file), log), process.env);
  nameUnfollowedKeys(config).forEach(log);
  const parsed = configSchema.safeParse(config);
  if (!parsed.success) {
    throw new LocalSupabaseError('config_invalid', `${file}: ${z.prettifyError(parsed.error)}`);
  }
  return parsed.data;
}

/** The same configuration for a site at another address, to which links in mails may lead back. */
export function withSiteUrl(config: ProjectConfig, siteUrl: string | undefined): ProjectConfig {
  if (siteUrl === undefined) return config;
  const additional_redirect_urls = [...config.auth.additional_redirect_urls, new URL('/**', siteUrl).href];
  return { ...config, auth: { ...config.auth, site_url: siteUrl, additional_redirect_urls } };
}

function parseToml(text: string, file: string): unknown {
  try {
    return parse(text);
  } catch (error) {
    throw new LocalSupabaseError('config_invalid', `${file} is not valid TOML: ${String(error)}`, {
      cause: error,
    });
  }
}

function replaceVariables(value: unknown, log: (line: string) => void): unknown {
  if (Array.isArray(value)) return value.map((item) => replaceVariables(item, log));
  if (typeof value === 'object' && value !== null && !(value instanceof Date)) {
    return Object.fromEntries(
      Object.entries(value).map(([name, inner]) => [name, replaceVariables(inner, log)]),
    );
  }
  const variable = typeof value === 'string' ? /^env\((\w+)\)$/.exec(value)?.[1] : undefined;
  if (variable === undefined) return value;
  const found = process.env[variable];
  if (found === undefined) log(`config.toml names the environment variable ${variable}, which is not set.`);
  return found ?? '';
}
