import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parse } from 'smol-toml';
import { z } from 'zod';
import { unlessMissing } from './file-errors.ts';
import { LocalSupabaseError } from './local-supabase-error.ts';

/** A table of config.toml, which may be missing. */
const table = <Shape extends z.ZodRawShape>(shape: Shape) =>
  z.preprocess((value) => value ?? {}, z.object(shape));

// Only the settings that are used here. The defaults are those of Supabase's own command line.
const configSchema = z.object({
  api: table({
    schemas: z.array(z.string()).default(['public']),
    extra_search_path: z.array(z.string()).default(['public', 'extensions']),
    max_rows: z.int().positive().default(1000),
  }),
  db: table({
    seed: table({
      enabled: z.boolean().default(true),
      sql_paths: z.array(z.string()).default(['./seed.sql']),
    }),
  }),
  realtime: table({ enabled: z.boolean().default(true) }),
  auth: table({
    site_url: z.string().default('http://127.0.0.1:3000'),
    additional_redirect_urls: z.array(z.string()).default([]),
    jwt_expiry: z.int().positive().max(604_800).default(3600),
    enable_refresh_token_rotation: z.boolean().default(true),
    refresh_token_reuse_interval: z.int().nonnegative().default(10),
    enable_signup: z.boolean().default(true),
    minimum_password_length: z.int().min(6).default(6),
    email: table({
      enable_signup: z.boolean().default(true),
      enable_confirmations: z.boolean().default(false),
    }),
  }),
});

/** The settings of `supabase/config.toml` that are used here. All others are ignored. */
export type ProjectConfig = z.output<typeof configSchema>;

/**
 * Reads `supabase/config.toml`; a project without one gets the defaults.
 *
 * @throws LocalSupabaseError `config_invalid`
 */
export async function readProjectConfig(projectDir: string): Promise<ProjectConfig> {
  const file = join(projectDir, 'supabase', 'config.toml');
  const text = (await unlessMissing(readFile(file, 'utf8'))) ?? '';
  const parsed = configSchema.safeParse(parseToml(text, file));
  if (!parsed.success) {
    throw new LocalSupabaseError('config_invalid', `${file}: ${z.prettifyError(parsed.error)}`);
  }
  return parsed.data;
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
