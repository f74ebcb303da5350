import { randomBytes } from 'node:crypto';
import { link, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { hasErrorCode } from './file-errors.ts';

const keysSchema = z.object({
  /** Acts as `anon`. */
  publishableKey: z.string().startsWith('sb_publishable_'),
  /** Acts as `service_role`. */
  secretKey: z.string().startsWith('sb_secret_'),
  /** Signs and verifies access tokens (HS256). */
  jwtSecret: z.string().min(32),
});

/** The keys of one data directory. */
export type ProjectKeys = z.output<typeof keysSchema>;

/** Creates random keys in the form of Supabase's. */
export function createProjectKeys(): ProjectKeys {
  return {
    publishableKey: `sb_publishable_${randomBytes(24).toString('base64url')}`,
    secretKey: `sb_secret_${randomBytes(24).toString('base64url')}`,
    jwtSecret: randomBytes(48).toString('base64url'),
  };
}

/** Reads the keys of a data directory. The first call creates them, readable by their owner only. */
export async function readOrCreateProjectKeys(dataDir: string): Promise<ProjectKeys> {
  const file = join(dataDir, 'keys.json');
  const draft = `${file}.${randomBytes(4).toString('hex')}`;
  await writeFile(draft, `${JSON.stringify(createProjectKeys(), null, 2)}\n`, { mode: 0o600 });
  try {
    // the first process that links has chosen the keys; a plain write could be read half written
    await link(draft, file);
  } catch (error) {
    if (!hasErrorCode(error, 'EEXIST')) throw error;
  } finally {
    await rm(draft);
  }
  return readProjectKeys(dataDir);
}

/** Reads the keys of a data directory that has been used before. */
export async function readProjectKeys(dataDir: string): Promise<ProjectKeys> {
  return keysSchema.parse(JSON.parse(await readFile(join(dataDir, 'keys.json'), 'utf8')));
}
