import { readFile } from 'node:fs/promises';
import { LocalSupabaseError } from '../local-supabase-error.ts';

/** The account of Postgres, if that is not the account of this process. */
export interface SystemUser {
  uid: number;
  gid: number;
}

/**
 * Finds the account of Postgres, which refuses to run as root: `postgres` if there is one, else `nobody`; initdb needs an
 * account of passwd. Returns `undefined` if this process is not root.
 */
export async function findSystemUser(): Promise<SystemUser | undefined> {
  if (process.getuid?.() !== 0) return undefined;
  const passwd = await readFile('/etc/passwd', 'utf8');
  for (const name of ['postgres', 'nobody']) {
    const [, , uid, gid] =
      passwd
        .split('\n')
        .find((line) => line.startsWith(`${name}:`))
        ?.split(':') ?? [];
    if (uid && gid && uid !== '0') return { uid: Number(uid), gid: Number(gid) };
  }
  throw new LocalSupabaseError(
    'platform_unsupported',
    'Postgres does not run as root, and this system has neither an account "postgres" nor "nobody" to run it under.',
  );
}
