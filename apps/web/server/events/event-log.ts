import 'server-only';
import { createPool } from '@headway/database';
import { createPostgresEventLog, type EventLog } from '@headway/realtime/server';
import { env } from '../process/env.ts';
import { log } from '../process/log.ts';

declare global {
  // once per process; see database.ts
  var headwayEventLog: EventLog | undefined;
}

/** The process's event log. It has connections of its own, so that many requests do not delay events. */
export function eventLog(): EventLog {
  globalThis.headwayEventLog ??= createLog();
  return globalThis.headwayEventLog;
}

function createLog(): EventLog {
  const pool = createPool({
    connectionString: env().DATABASE_URL,
    applicationName: 'headway-event-log',
    max: 3,
    onConnectionLost: ({ message }) =>
      log.warn('an idle connection of the event log was lost', { reason: message }),
  });
  return createPostgresEventLog({ pool, listen: { connectionString: env().DATABASE_URL } });
}
