import type { TransactionOptions } from '@headway/database';

/**
 * Options of every transaction that locks a generation, its job or its project. A process that freezes in the middle
 * loses its locks after 5 s, so that another one can go on.
 */
export const SHORT_LOCKS: TransactionOptions = { idleTimeoutMs: 5_000 };
