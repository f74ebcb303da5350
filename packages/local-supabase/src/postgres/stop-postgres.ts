import { setTimeout as delay } from 'node:timers/promises';
import { isAlive } from './is-alive.ts';

const TIMEOUT_MS = 2_500;
const FORCED_TIMEOUT_MS = 500;
const POLL_MS = 15;

/**
 * Stops a Postgres server and resolves when its process has ended. A server that does not end within 2.5 s is stopped
 * without a checkpoint, and killed 500 ms later.
 *
 * @param pid The process id of the postmaster.
 * @param mode `fast` (default) ends all sessions and writes a checkpoint. `immediate` writes none: the next start recovers.
 * @example
 * await stopPostgres(supabase.postgresPid);
 */
export async function stopPostgres(pid: number, mode: 'fast' | 'immediate' = 'fast'): Promise<void> {
  const signals = ['SIGINT', 'SIGQUIT', 'SIGKILL'] as const;
  for (const [index, signal] of signals.slice(mode === 'fast' ? 0 : 1).entries()) {
    if (!(await isAlive(pid))) return;
    process.kill(pid, signal);
    const deadline = Date.now() + (index === 0 ? TIMEOUT_MS : FORCED_TIMEOUT_MS);
    while ((await isAlive(pid)) && Date.now() < deadline) await delay(POLL_MS);
  }
}
