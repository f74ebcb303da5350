/** On whose behalf something is done: a Postgres role, and the claims that policies look at. */
export interface Identity {
  role: string;
  /** As JSON, for `request.jwt.claims`. Two identities with equal role and claims may see the same. */
  claims: string;
  /** Milliseconds since 1970; `undefined` for a key, which does not expire. */
  expiresAt: number | undefined;
}
