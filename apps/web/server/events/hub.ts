import 'server-only';
import { createHub, type Hub } from '@headway/realtime/server';
import { checkAccess } from './check-access.ts';
import { env } from '../process/env.ts';
import { eventLog } from './event-log.ts';
import { log } from '../process/log.ts';
import { observeWritten } from './observe-written.ts';

declare global {
  // once per process; see database.ts
  var headwayHub: Hub | undefined;
}

/** The process's hub: every event stream it serves is one of this hub's. */
export function hub(): Hub {
  globalThis.headwayHub ??= createHub({
    log: eventLog(),
    maxStreams: env().HEADWAY_MAX_STREAMS,
    checkAccess,
    onWritten: observeWritten,
    onError: (error, during) => log.warn('the hub met an error', { during, reason: String(error) }),
  });
  return globalThis.headwayHub;
}
