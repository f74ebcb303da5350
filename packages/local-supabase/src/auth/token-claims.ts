import { randomUUID } from 'node:crypto';
import type { Pool } from 'pg';
import { z } from 'zod';

/** How somebody signed in, as the claim `amr` names it. */
export type SignInMethod = 'password' | 'otp' | 'oauth' | 'anonymous';

const issuedSchema = z.object({
  sub: z.string(),
  session_id: z.string(),
  iat: z.number(),
  exp: z.number(),
});

interface AccountRow {
  aud: string | null;
  role: string | null;
  email: string | null;
  phone: string | null;
  app_metadata: Record<string, unknown> | null;
  user_metadata: Record<string, unknown> | null;
  is_anonymous: boolean;
  aal: string | null;
  amr: { method: string; timestamp: number }[];
}

/**
 * Reads all claims of Supabase's access tokens for a token that `@supabase/lite` issued with a few of them. `undefined`
 * if the user or the session no longer exists.
 *
 * @param method How the session began; `undefined` for a refreshed one, whose methods are kept in the database.
 */
export async function readTokenClaims(
  pool: Pool,
  issued: unknown,
  { issuer, method }: { issuer: string; method: SignInMethod | undefined },
): Promise<Record<string, unknown> | undefined> {
  const { sub, session_id, iat, exp } = issuedSchema.parse(issued);
  if (method !== undefined) {
    await pool.query(
      `insert into auth.mfa_amr_claims (id, session_id, authentication_method, created_at, updated_at)
       select $1, id, $3, now(), now() from auth.sessions where id = $2
       on conflict (session_id, authentication_method) do update set updated_at = now()`,
      [randomUUID(), session_id, method],
    );
  }
  const { rows } = await pool.query<AccountRow>(
    `select account.aud, account.role, account.email, account.phone, account.is_anonymous, session.aal,
            account.raw_app_meta_data as app_metadata, account.raw_user_meta_data as user_metadata,
            coalesce((
              select json_agg(json_build_object(
                       'method', authentication_method,
                       'timestamp', extract(epoch from updated_at)::bigint) order by updated_at desc)
                from auth.mfa_amr_claims where session_id = session.id
            ), '[]') as amr
       from auth.users account join auth.sessions session on session.user_id = account.id
      where account.id = $1 and session.id = $2`,
    [sub, session_id],
  );
  const [account] = rows;
  if (!account) return undefined;
  return {
    iss: issuer,
    sub,
    aud: account.aud || 'authenticated',
    exp,
    iat,
    email: account.email ?? '',
    phone: account.phone ?? '',
    app_metadata: account.app_metadata ?? {},
    user_metadata: account.user_metadata ?? {},
    role: account.role || 'authenticated',
    aal: account.aal ?? 'aal1',
    amr: account.amr,
    session_id,
    is_anonymous: account.is_anonymous,
  };
}
