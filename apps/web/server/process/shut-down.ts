import { subscribe } from 'node:diagnostics_channel';
import type { Server } from 'node:http';
import { setTimeout as delay } from 'node:timers/promises';
import { env } from './env.ts';
import { errorFields, log } from './log.ts';

// The process exits this long after it stops accepting connections.
const DEADLINE_MS = 1_800;
// Readers of streams are told to reconnect at moments that are spread over this time.
const SPREAD_MS = 3_000;

declare global {
  // once per process; see database.ts
  var headwayStopping: boolean | undefined;
}

let server: Server | undefined;
let stopping = false;

/**
 * From now on the process ends in order when it gets a signal, or when its parent process is gone: for
 * `HEADWAY_DRAIN_SECONDS` it answers at `/api/health?ready` that it drains, so that balancers notice; then it accepts no
 * more connections, ends every event stream with the time to reconnect, and finishes the requests under way. Needs
 * `NEXT_MANUAL_SIG_HANDLE`, or Next ends the process first.
 */
export function shutDownOnRequest(): void {
  // Next does not hand out its HTTP server; Node names it with every request.
  subscribe('http.server.request.start', (message) => {
    server ??= serverOf(message);
  });
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, stop);
  if (process.connected) process.on('disconnect', stop);
}

function stop(): void {
  if (stopping) return;
  stopping = true;
  globalThis.headwayStopping = true;
  const drainMs = env().HEADWAY_DRAIN_SECONDS * 1000;
  setTimeout(() => process.exit(0), drainMs + DEADLINE_MS).unref();
  void end(drainMs).catch((error: unknown) => log.error('the shutdown met an error', errorFields(error)));
}

async function end(drainMs: number): Promise<void> {
  if (drainMs > 0) await delay(drainMs);
  const closed = new Promise<void>((resolve) => {
    if (server) server.close(() => resolve());
    else resolve();
  });
  await globalThis.headwayHub?.drain({ spreadMs: SPREAD_MS });
  await closed;
  await globalThis.headwayHealthReports?.stop();
  await globalThis.headwayTracing?.stop();
  // No request is left that could hold a connection to the database.
  process.exit(0);
}

function serverOf(message: unknown): Server | undefined {
  if (typeof message !== 'object' || message === null || !('server' in message)) return undefined;
  return isServer(message.server) ? message.server : undefined;
}

function isServer(value: unknown): value is Server {
  return typeof value === 'object' && value !== null && 'close' in value && 'closeIdleConnections' in value;
}
