import { timingSafeEqual } from 'node:crypto';
import { errors, jwtVerify } from 'jose';
import { z } from 'zod';
import type { Identity } from './identity.ts';

/** Why a token is not accepted. */
export type TokenRefusalCode = 'expired' | 'malformed' | 'signature' | 'claims';

export type TokenVerdict =
  | { identity: Identity; refusal?: never }
  | { identity?: never; refusal: { code: TokenRefusalCode; message: string } };

/** Says on whose behalf the bearer of a token or key acts. */
export type TokenVerifier = (token: string) => Promise<TokenVerdict>;

export interface TokenVerifierOptions {
  /** Of HS256. */
  jwtSecret: string;
  /** Acts as `anon`. */
  publishableKey: string;
  /** Acts as `service_role`. */
  secretKey: string;
}

const claimsSchema = z.looseObject({ role: z.string().min(1), exp: z.number() });

/** Accepts the two keys, and tokens signed with the secret that have a role and have not expired. */
export function createTokenVerifier(options: TokenVerifierOptions): TokenVerifier {
  const secret = new TextEncoder().encode(options.jwtSecret);
  const anon = toKeyIdentity('anon');
  const serviceRole = toKeyIdentity('service_role');

  return async (given) => {
    const token = given.replaceAll(/\s/g, '');
    if (isSame(token, options.publishableKey)) return { identity: anon };
    if (isSame(token, options.secretKey)) return { identity: serviceRole };
    try {
      const { payload } = await jwtVerify(token, secret, { algorithms: ['HS256'] });
      const claims = claimsSchema.safeParse(payload);
      if (!claims.success) return refuse('claims', 'Fields `role` and `exp` are required in JWT');
      const { role, exp } = claims.data;
      return { identity: { role, claims: JSON.stringify(payload), expiresAt: exp * 1000 } };
    } catch (error) {
      if (error instanceof errors.JWTExpired)
        return refuse('expired', toExpiryMessage(error.payload.exp ?? 0));
      if (error instanceof errors.JWSSignatureVerificationFailed) {
        return refuse('signature', 'Failed to validate JWT signature');
      }
      if (error instanceof errors.JWTClaimValidationFailed) return refuse('claims', error.message);
      if (error instanceof errors.JOSEError)
        return refuse('malformed', 'The token provided is not a valid JWT');
      throw error;
    }
  };
}

/** What is said to the owner of a channel whose token has run out. */
export function toExpiryMessage(expiredAtSeconds: number): string {
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
