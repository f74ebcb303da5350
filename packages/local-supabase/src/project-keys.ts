import { randomBytes } from 'node:crypto';
import { link, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { hasErrorCode } from './file-errors.ts';
import { toLegacyKeys, type LegacyKeys } from './legacy-keys.ts';

const keysSchema = z.object({
  /** Acts as `anon`. */
  publishableKey: z.string().startsWith('sb_publishable_'),
  /** Acts as `service_role`. */
  secretKey: z.string().startsWith('sb_secret_'),
  /** Signs and verifies access tokens (HS256). */
  jwtSecret: z.string().min(32),
});

/** The keys that a data directory stores. */
export type StoredKeys = z.output<typeof keysSchema>;

/** The keys of one data directory, with the legacy keys that its token secret gives. */
export type ProjectKeys = StoredKeys & LegacyKeys;

/**
 * Creates random keys in the form of Supabase's.
 *
 * @param jwtSecret The token secret of config.toml. Default: a random one.
 */
export function createProjectKeys(jwtSecret = randomBytes(48).toString('base64url')): ProjectKeys {
  return {
    publishableKey: `sb_publishable_${randomBytes(24).toString('base64url')}`,
    secretKey: `sb_secret_${randomBytes(24).toString('base64url')}`,
    jwtSecret,
    ...toLegacyKeys(jwtSecret),
  };
}

/**
 * Reads the keys of a data directory. The first call creates them, readable by their owner only.
 *
 * @param jwtSecret The token secret of config.toml, which replaces the one of the data directory.
 */
export async function readOrCreateProjectKeys(dataDir: string, jwtSecret?: string): Promise<ProjectKeys> {
  const file = join(dataDir, 'keys.json');
  const draft = `${file}.${randomBytes(4).toString('hex')}`;
  await writeFile(draft, `${JSON.stringify(keysSchema.parse(createProjectKeys()), null, 2)}\n`, {
    mode: 0o600,
  });
  try {
    // the first process that links has chosen the keys; a plain write could be read half written
    await link(draft, file);
  } catch (error) {
    if (!hasErrorCode(error, 'EEXIST')) throw error;
  } finally {
    await rm(draft);
  }
  return readProjectKeys(dataDir, jwtSecret);
}

/** Reads the keys of a data directory that has been used before. */
export async function readProjectKeys(dataDir: string, jwtSecret?: string): Promise<ProjectKeys> {
  const stored = keysSchema.parse(JSON.parse(await readFile(join(dataDir, 'keys.json'), 'utf8')));
  const keys = { ...stored, jwtSecret: jwtSecret ?? stored.jwtSecret };
  return { ...keys, ...toLegacyKeys(keys.jwtSecret) };
}
