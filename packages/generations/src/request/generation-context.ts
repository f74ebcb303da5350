import type { VerbContext } from '@headway/database';
import type { Result } from '@headway/database/result';
import type { PoolClient } from 'pg';
import type { Jobs } from './jobs.ts';

/**
 * Decides whether a project may have one more generation, inside the transaction that creates it: rows that it locks
 * stay locked until the generation is there. When it refuses, no generation is created and the verb returns the same
 * refusal.
 */
export type Admit = (tx: PoolClient, projectId: string) => Promise<Result<void, 'usage_limit_reached'>>;

/** The first argument of the verbs that request, cancel and retry generations. */
export interface GenerationContext extends VerbContext {
  jobs: Jobs;
  /** Default: every project may have as many generations as it likes. */
  admit?: Admit;
}
