import { randomBytes, randomUUID } from 'node:crypto';
import { SignJWT } from 'jose';
import type { Pool } from 'pg';
import { z } from 'zod';
import { findUser } from '../auth-admin/user-store.ts';
import { withTransaction } from '../connections/transaction.ts';
import { readTokenClaims } from './token-claims.ts';

interface AnonymousOptions {
  pool: Pool;
  jwtSecret: string;
  issuer: string;
  /** Seconds for which a token is valid. */
  jwtExpiry: number;
  isEnabled: boolean;
}

const bodySchema = z.object({
  email: z.string().optional(),
  phone: z.string().optional(),
  data: z.record(z.string(), z.unknown()).nullish(),
});

/**
 * Answers sign-ups without an address or a phone number: a user without a name gets a session. Resolves with `undefined`
 * for any other request.
 */
export function createAnonymousSignIn(options: AnonymousOptions) {
  return async function signInAnonymously(request: Request): Promise<Response | undefined> {
    if (request.method !== 'POST' || !new URL(request.url).pathname.endsWith('/auth/v1/signup'))
      return undefined;
    const body = bodySchema.safeParse(
      await request
        .clone()
        .json()
        .catch(() => undefined),
    );
    if (!body.success || body.data.email || body.data.phone) return undefined;
    if (!options.isEnabled) {
      const [code, msg] = ['anonymous_provider_disabled', 'Anonymous sign-ins are disabled'];
      return Response.json(
        { code: 422, error_code: code, msg },
        { status: 422, headers: { 'X-Sb-Error-Code': code } },
      );
    }
    return Response.json(await createSession(options, body.data.data ?? {}));
  };
}

async function createSession(options: AnonymousOptions, data: Record<string, unknown>): Promise<object> {
  const { pool, jwtSecret, issuer, jwtExpiry } = options;
  const [user, session, refreshToken] = [randomUUID(), randomUUID(), randomBytes(9).toString('base64url')];
  await withTransaction(pool, async (client) => {
    await client.query(
      `insert into auth.users (id, instance_id, aud, role, is_anonymous, raw_app_meta_data, raw_user_meta_data,
         confirmation_token, recovery_token, email_change_token_new, email_change_token_current, last_sign_in_at)
       values ($1, '00000000-0000-0000-0000-000000000000', 'authenticated', 'authenticated', true, '{}', $2, '', '', '', '', now())`,
      [user, data],
    );
    await client.query(`insert into auth.sessions (id, user_id, aal) values ($1, $2, 'aal1')`, [
      session,
      user,
    ]);
    await client.query(
      'insert into auth.refresh_tokens (id, token, user_id, session_id) values ($1, $2, $3, $4)',
      [randomUUID(), refreshToken, user, session],
    );
  });
  const iat = Math.floor(Date.now() / 1000);
  const issued = { sub: user, session_id: session, iat, exp: iat + jwtExpiry };
  const claims = await readTokenClaims(pool, issued, { issuer, method: 'anonymous' });
  return {
    access_token: await new SignJWT(claims)
      .setProtectedHeader({ alg: 'HS256', typ: 'JWT' })
      .sign(new TextEncoder().encode(jwtSecret)),
    token_type: 'bearer',
    expires_in: jwtExpiry,
    expires_at: issued.exp,
    refresh_token: refreshToken,
    user: await findUser(pool, user),
  };
}
