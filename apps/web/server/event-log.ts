import 'server-only';
import { createPostgresEventLog, type EventLog } from '@headway/realtime/server';
import { Pool } from 'pg';
import { env } from './env.ts';
import { log } from './log.ts';

declare global {
  // once per process; see database.ts
  var headwayEventLog: EventLog | undefined;
}

/** The process's event log. It has connections of its own, so that no crowd of requests holds events up. */
export function eventLog(): EventLog {
  globalThis.headwayEventLog ??= createLog();
  return globalThis.headwayEventLog;
}

function createLog(): EventLog {
  const pool = new Pool({
    connectionString: env().DATABASE_URL,
    max: 3,
    connectionTimeoutMillis: 5_000,
    application_name: 'headway-event-log',
  });
  pool.on('error', (error) =>
    log.warn('an idle connection of the event log was lost', { reason: error.message }),
  );
  return createPostgresEventLog({ pool, listen: { connectionString: env().DATABASE_URL } });
}
