import type { PoolClient } from 'pg';

/**
 * Has a say in whether a project may have one more generation, in the transaction that makes it: what it locks stays
 * locked until the generation is there. When it rejects, nothing is made, and the request rejects with its error.
 */
export type Admit = (tx: PoolClient, projectId: string) => Promise<void>;
