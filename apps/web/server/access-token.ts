import { createRemoteJWKSet, decodeProtectedHeader, errors, jwtVerify, type JWTPayload } from 'jose';
import { z } from 'zod';
import { env } from './env.ts';
import type { User } from './user.ts';

/** Why an access token was refused. */
export type AccessTokenError = 'expired' | 'invalid';

const AUDIENCE = 'authenticated';
const ASYMMETRIC = ['ES256', 'RS256', 'EdDSA'];

const claimsSchema = z.looseObject({
  sub: z.guid().toLowerCase(),
  exp: z.number(),
  email: z.string().optional(),
  role: z.literal('authenticated'),
});

/**
 * Verifies an access token of Supabase Auth: signature (shared secret, or the project's published keys), expiry,
 * audience and role. The token's own header only chooses between the two kinds of key that we hold, never whether
 * to verify.
 */
export async function verifyAccessToken(token: string): Promise<User | AccessTokenError> {
  let payload: JWTPayload;
  try {
    payload = await verify(token);
  } catch (error) {
    if (error instanceof errors.JWTExpired) return 'expired';
    if (error instanceof errors.JWKSTimeout) throw error;
    if (error instanceof errors.JOSEError || error instanceof TypeError) return 'invalid';
    throw error;
  }
  const claims = claimsSchema.safeParse(payload);
  if (!claims.success) return 'invalid';
  const { sub, exp, email } = claims.data;
  return { id: sub, email: email ?? null, expiresAt: exp * 1000, claims: payload };
}

async function verify(token: string): Promise<JWTPayload> {
  const required = { audience: AUDIENCE, requiredClaims: ['sub', 'exp'] };
  const { alg } = decodeProtectedHeader(token);
  const secret = env().SUPABASE_JWT_SECRET;
  if (alg === 'HS256' && secret !== undefined) {
    const key = new TextEncoder().encode(secret);
    return (await jwtVerify(token, key, { ...required, algorithms: ['HS256'] })).payload;
  }
  return (await jwtVerify(token, publishedKeys(), { ...required, algorithms: ASYMMETRIC })).payload;
}

let keys: ReturnType<typeof createRemoteJWKSet> | undefined;

function publishedKeys() {
  keys ??= createRemoteJWKSet(new URL(`${env().SUPABASE_URL}/auth/v1/.well-known/jwks.json`));
  return keys;
}
