import type { JWTPayload } from 'jose';

/** A signed-in person, by a verified access token. */
export interface User {
  /** Lower-case uuid. */
  id: string;
  email: string | null;
  /** When the access token ends, milliseconds since 1970. */
  expiresAt: number;
  /** All claims of the token: policies in the database see them as `auth.jwt()`. */
  claims: JWTPayload;
}
