import type { Pool } from 'pg';
import type { Person } from './as-user.ts';

/** The first argument of every business verb, `verb(ctx, input)`: the database and the person who acts. */
export interface VerbContext {
  db: Pool;
  user: Person;
}
