import { timingSafeEqual } from 'node:crypto';
import { errors, jwtVerify } from 'jose';
import { z } from 'zod';
import type { StoredKeys } from '../../project-keys.ts';
import type { Identity } from './identity.ts';

/** Why a token is refused. */
export type TokenRefusalCode = 'expired' | 'malformed' | 'signature' | 'claims';

export type TokenVerdict =
  | { identity: Identity; refusal?: never }
  | { identity?: never; refusal: { code: TokenRefusalCode; message: string } };

/** Tells who the bearer of a token or key is. */
export type TokenVerifier = (token: string) => Promise<TokenVerdict>;

const claimsSchema = z.looseObject({ role: z.string().min(1), exp: z.number() });

/**
 * Accepts the publishable key as `anon`, the secret key as `service_role`, and tokens (HS256) that are signed with the
 * secret, have a role and have not expired.
 */
export function createTokenVerifier(keys: StoredKeys): TokenVerifier {
  const secret = new TextEncoder().encode(keys.jwtSecret);
  const anon = toKeyIdentity('anon');
  const serviceRole = toKeyIdentity('service_role');

  return async (given) => {
    const token = given.replaceAll(/\s/g, '');
    if (isSame(token, keys.publishableKey)) return { identity: anon };
    if (isSame(token, keys.secretKey)) return { identity: serviceRole };
    try {
      const { payload } = await jwtVerify(token, secret, { algorithms: ['HS256'] });
      const claims = claimsSchema.safeParse(payload);
      if (!claims.success) return refuse('claims', 'Fields `role` and `exp` are required in JWT');
      const { role, exp } = claims.data;
      return { identity: { role, claims: JSON.stringify(payload), expiresAt: exp * 1000 } };
    } catch (error) {
      if (error instanceof errors.JWTExpired)
        return refuse('expired', toExpiryMessage(error.payload.exp ?? 0));
      if (error instanceof errors.JWSSignatureVerificationFailed)
        return refuse('signature', 'Failed to validate JWT signature');
      if (error instanceof errors.JWTClaimValidationFailed) return refuse('claims', error.message);
      if (error instanceof errors.JOSEError)
        return refuse('malformed', 'The token provided is not a valid JWT');
      throw error;
    }
  };
}

function toExpiryMessage(expiredAtSeconds: number): string {
  return `Token has expired ${Math.max(0, Math.floor(Date.now() / 1000 - expiredAtSeconds))} seconds ago`;
}

function toKeyIdentity(role: string): Identity {
  return { role, claims: JSON.stringify({ role }), expiresAt: undefined };
}

function refuse(code: TokenRefusalCode, message: string): TokenVerdict {
  return { refusal: { code, message } };
}

function isSame(given: string, expected: string): boolean {
  const [one, other] = [Buffer.from(given), Buffer.from(expected)];
  return one.length === other.length && timingSafeEqual(one, other);
}
