import type { Pool } from 'pg';

/**
 * The first argument of every business verb, `verb(ctx, input)`: the database and the person who acts. A verb that acts
 * under row-level security (`asUser`) asks for a `Person` as `User`.
 */
export interface VerbContext<User extends { id: string } = { id: string }> {
  db: Pool;
  user: User;
}
