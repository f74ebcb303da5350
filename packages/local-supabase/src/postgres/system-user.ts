import { readFile } from 'node:fs/promises';
import { LocalSupabaseError } from '../local-supabase-error.ts';

/** The account Postgres runs under when it can't be ours. */
export interface SystemUser {
  uid: number;
  gid: number;
}

/**
 * Postgres refuses to run as root. As root, it runs under the account `postgres` where there is one, else under
 * `nobody`; initdb needs one that is listed in passwd. Otherwise it runs as whoever we are (`undefined`).
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
