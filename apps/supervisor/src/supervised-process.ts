import { spawn, type ChildProcess } from 'node:child_process';
import { on, once } from 'node:events';
import { createInterface } from 'node:readline';
import { setTimeout as delay } from 'node:timers/promises';
import { toBackoffDelay } from '@headway/ground';

/** How to start one process of the installation, and whom to tell about it. */
export interface ProcessPlan {
  name: string;
  /** Arguments of the pinned Node. */
  args: string[];
  env: NodeJS.ProcessEnv;
  /** Resolves once the process does its work. Called after every start, with the messages the process sends. */
  isReady(messages: AsyncIterable<unknown[]>, signal: AbortSignal): Promise<void>;
  onStarted(pid: number): void;
  onMessage?(message: unknown): void;
  print(line: string): void;
}

/** A process that is kept running until it is stopped. */
export interface SupervisedProcess {
  name: string;
  /** Resolves when it is ready for the first time; rejects when it ends before that. */
  ready: Promise<void>;
  /** Asks it to end, and ends it after `graceMs`. Resolves when it is gone. */
  stop(graceMs: number): Promise<void>;
}

const END_WITH_SUPERVISOR = new URL('end-with-supervisor.ts', import.meta.url).href;
/** A process that ran this long had started well: its next restart comes at once again. */
const HEALTHY_MS = 30_000;

/** Starts a process and, once it has been ready, starts it again with growing pauses whenever it ends by itself. */
export function superviseProcess(plan: ProcessPlan): SupervisedProcess {
  const stopping = new AbortController();
  let child = launch(plan);
  const ready = becomesReady();
  const loop = ready.then(keepRunning, () => undefined);

  async function becomesReady() {
    const messages = on(child, 'message', { signal: stopping.signal });
    const endsFirst = ending(child).then((how) => {
      throw new Error(`${plan.name} ${how} before it was ready; its messages are above.`);
    });
    await Promise.race([plan.isReady(messages, stopping.signal), endsFirst]);
    // From here on an end is a reason to start it again, not a failure.
    endsFirst.catch(() => undefined);
  }

  async function keepRunning() {
    let attempt = 0;
    for (;;) {
      const startedAt = performance.now();
      const how = await ending(child);
      if (stopping.signal.aborted) return;
      if (performance.now() - startedAt > HEALTHY_MS) attempt = 0;
      const backoffMs = toBackoffDelay({ attempt, baseMs: 250, capMs: 10_000 });
      plan.print(`${plan.name} ${how}; starting it again in ${backoffMs} ms`);
      await delay(backoffMs, undefined, { signal: stopping.signal }).catch(() => undefined);
      if (stopping.signal.aborted) return;
      attempt += 1;
      child = launch(plan);
      becomesReady().then(
        () => plan.print(`${plan.name} runs again`),
        // How it ended is said above, at the next turn.
        () => undefined,
      );
    }
  }

  return {
    name: plan.name,
    ready,
    async stop(graceMs) {
      stopping.abort();
      if (isRunning(child)) {
        const exited = once(child, 'exit');
        child.kill('SIGTERM');
        const force = setTimeout(() => killGroup(child), graceMs);
        await exited;
        clearTimeout(force);
      }
      await loop;
    },
  };
}

function launch(plan: ProcessPlan): ChildProcess {
  const child = spawn(process.execPath, ['--import', END_WITH_SUPERVISOR, ...plan.args], {
    env: plan.env,
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    // Its own process group: Ctrl-C reaches the supervisor alone, which then stops everyone in order.
    detached: true,
  });
  for (const output of [child.stdout, child.stderr]) {
    if (output) createInterface(output).on('line', (line) => plan.print(line));
  }
  child.on('message', (message) => plan.onMessage?.(message));
  if (child.pid !== undefined) plan.onStarted(child.pid);
  return child;
}

function isRunning(child: ChildProcess): boolean {
  return child.pid !== undefined && child.exitCode === null && child.signalCode === null;
}

/** Resolves with how a process ended, as the end of a sentence. */
function ending(child: ChildProcess): Promise<string> {
  if (child.exitCode !== null) return Promise.resolve(`ended with code ${child.exitCode}`);
  if (child.signalCode !== null) return Promise.resolve(`was killed by ${child.signalCode}`);
  return new Promise((resolve) => {
    child.once('exit', (code, signal) =>
      resolve(signal ? `was killed by ${signal}` : `ended with code ${code}`),
    );
    child.once('error', (error) => resolve(`could not start: ${error.message}`));
  });
}

function killGroup(child: ChildProcess) {
  if (child.pid === undefined) return;
  try {
    process.kill(-child.pid, 'SIGKILL');
  } catch (error) {
    // ESRCH: it ended by itself in the meantime
    if (!(error instanceof Error && 'code' in error && error.code === 'ESRCH')) throw error;
  }
}
