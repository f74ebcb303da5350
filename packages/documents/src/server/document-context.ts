import type { VerbContext } from '@headway/database';

/** The first argument of a verb: the database, and the person who acts. */
export interface DocumentContext {
  db: VerbContext['db'];
  user: Pick<VerbContext['user'], 'id'>;
}

/** The first argument of what a process does by itself, for nobody. */
export type HousekeepingContext = Pick<DocumentContext, 'db'>;
