import 'server-only';
import { createJobs, type Jobs } from '@headway/generations/server';
import { env } from './env.ts';
import { log } from './log.ts';

declare global {
  // once per process; see database.ts
  var headwayJobs: Promise<Jobs> | undefined;
}

/** The process's job store, opened at first use. */
export function jobs(): Promise<Jobs> {
  globalThis.headwayJobs ??= createJobs({
    connectionString: env().DATABASE_URL,
    projectConcurrency: env().HEADWAY_PROJECT_CONCURRENCY,
    log,
  }).catch((error: unknown) => {
    // The database was away: the next request tries again.
    globalThis.headwayJobs = undefined;
    throw error;
  });
  return globalThis.headwayJobs;
}
