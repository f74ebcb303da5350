import type { JWTPayload } from 'jose';

/** A signed-in person, as far as a verified access token tells. */
export interface User {
  /** Lower-case uuid. */
  id: string;
  email: string | null;
  /** When the access token ends, milliseconds since 1970. */
  expiresAt: number;
  /** Everything the token says; what policies in the database see as `auth.jwt()`. */
  claims: JWTPayload;
}
