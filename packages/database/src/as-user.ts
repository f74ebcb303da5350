import type { Pool, PoolClient } from 'pg';
import { withTransaction } from './with-transaction.ts';

/** A signed-in person. */
export interface Person {
  /** The uuid in `auth.users`, in lower case. */
  id: string;
  /** The claims of the verified access token: what policies see as `auth.jwt()`. */
  claims: Readonly<Record<string, unknown>>;
}

/**
 * Runs `work` in one transaction as this person: role `authenticated` with the person's claims, so that row-level
 * security decides which rows it reads and writes. Otherwise the same as `withTransaction`.
 *
 * @throws whatever `work` rejected with, or the database's error (SQLSTATE 42501 where a policy refuses).
 *
 * @example
 * const { rows } = await asUser(pool, user, (tx) => tx.query('select id, name from public.projects'));
 */
export function asUser<T>(
  pool: Pool,
  { id, claims }: Person,
  work: (tx: PoolClient) => Promise<T>,
): Promise<T> {
  return withTransaction(pool, async (tx) => {
    await tx.query(
      `select set_config('role', 'authenticated', true),
              set_config('request.jwt.claims', $1, true),
              set_config('request.jwt.claim.sub', $2, true)`,
      [JSON.stringify(claims), id],
    );
    return work(tx);
  });
}
