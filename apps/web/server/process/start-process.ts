import { env } from './env.ts';
import { startHealth } from './health.ts';
import { shutDownOnRequest } from './shut-down.ts';
import { unchunkStreams } from './unchunk-streams.ts';

/** Prepares the process before its first request: environment, shutdown, health, and streams that pass proxies. */
export function startProcess(): void {
  try {
    env();
  } catch (error) {
    // Next would go on and fail every request.
    console.error(error instanceof Error ? error.message : error);
    process.exit(1);
  }
  shutDownOnRequest();
  startHealth();
  unchunkStreams();
}
