import { decodeJwt } from 'jose';
import type { Pool } from 'pg';

/**
 * Ends the session of a token if its user is banned, and returns whether that was so. `@supabase/lite` lets banned users sign
 * in.
 */
export async function endBannedSession(pool: Pool, token: string): Promise<boolean> {
  const { session_id: session } = decodeJwt(token);
  const { rowCount } = await pool.query(
    `delete from auth.sessions as session using auth.users as account
      where session.id = $1 and account.id = session.user_id and account.banned_until > now()`,
    [session],
  );
  return (rowCount ?? 0) > 0;
}
