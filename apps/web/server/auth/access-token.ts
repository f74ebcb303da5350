import { createRemoteJWKSet, decodeProtectedHeader, errors, jwtVerify, type JWTPayload } from 'jose';
import { z } from 'zod';
import { env } from '../process/env.ts';
import { Problem } from '../http/problem.ts';
import type { User } from '../process/user.ts';

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
 * to verify. Returns the reason when the token is refused.
 *
 * @throws {@link Problem} `auth_unavailable` when the published keys cannot be fetched.
 */
export async function verifyAccessToken(token: string): Promise<User | 'expired' | 'invalid'> {
  let payload: JWTPayload;
  try {
    payload = await verifySignature(token);
  } catch (error) {
    if (error instanceof errors.JWTExpired) return 'expired';
    if (FAULTS_OF_TOKEN.some((fault) => error instanceof fault)) return 'invalid';
    throw new Problem('auth_unavailable', { headers: { 'retry-after': '1' }, cause: error });
  }
  const claims = claimsSchema.safeParse(payload);
  if (!claims.success) return 'invalid';
  const { sub, exp, email } = claims.data;
  return { id: sub, email: email ?? null, expiresAt: exp * 1000, claims: payload };
}

async function verifySignature(token: string): Promise<JWTPayload> {
  const required = { audience: AUDIENCE, requiredClaims: ['sub', 'exp'] };
  const secret = env().SUPABASE_JWT_SECRET;
  if (secret !== undefined && algorithmOf(token) === 'HS256') {
    const key = new TextEncoder().encode(secret);
    return (await jwtVerify(token, key, { ...required, algorithms: ['HS256'] })).payload;
  }
  return (await jwtVerify(token, publishedKeys(), { ...required, algorithms: ASYMMETRIC })).payload;
}

function algorithmOf(token: string): string | undefined {
  try {
    return decodeProtectedHeader(token).alg;
  } catch (error) {
    throw new errors.JWTInvalid('the header cannot be read', { cause: error });
  }
}

/** The errors of a token that is not valid. Any other error is a failure to fetch the keys. */
const FAULTS_OF_TOKEN = [
  errors.JWTInvalid,
  errors.JWTClaimValidationFailed,
  errors.JWSInvalid,
  errors.JWSSignatureVerificationFailed,
  errors.JOSEAlgNotAllowed,
  errors.JOSENotSupported,
  errors.JWKSNoMatchingKey,
  // A token without a key id, where more than one key could have signed it.
  errors.JWKSMultipleMatchingKeys,
];

let keys: ReturnType<typeof createRemoteJWKSet> | undefined;

function publishedKeys() {
  keys ??= createRemoteJWKSet(new URL(`${env().SUPABASE_URL}/auth/v1/.well-known/jwks.json`));
  return keys;
}
