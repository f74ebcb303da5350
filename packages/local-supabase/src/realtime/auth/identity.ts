/** Who acts: a role of Postgres, and the claims that policies read. */
export interface Identity {
  role: string;
  /** JSON, for `request.jwt.claims`. Two identities with equal roles and claims may see the same rows. */
  claims: string;
  /** Milliseconds since 1970; `undefined` for a key, which does not expire. */
  expiresAt: number | undefined;
}
