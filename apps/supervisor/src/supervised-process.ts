import { spawn, type ChildProcess } from 'node:child_process';
import { on, once } from 'node:events';
import { createInterface } from 'node:readline';
import { setTimeout as delay } from 'node:timers/promises';
import { toBackoffDelay } from '@headway/ground';

/** How to start one process of the installation, and the listeners of its events. */
export interface ProcessPlan {
  name: string;
  /** Arguments of the pinned Node. */
  args: string[];
  env: NodeJS.ProcessEnv;
  /** Resolves once the process works. Called after every start, with the messages of the process. */
  isReady(messages: AsyncIterable<unknown[]>, signal: AbortSignal): Promise<void>;
  onStarted(pid: number): void;
  onMessage?(message: unknown): void;
  print(line: string): void;
}

/** A process that runs until it is stopped. */
export interface SupervisedProcess {
  name: string;
  /** Resolves when it is ready for the first time; rejects when it ends before that. */
  ready: Promise<void>;
  /** Sends SIGTERM, and kills the process after `graceMs`. Resolves when it has ended. */
  stop(graceMs: number): Promise<void>;
}

const END_WITH_SUPERVISOR = new URL('end-with-supervisor.ts', import.meta.url).href;
/** After a process has run for this long, its next restart has the shortest wait again. */
const HEALTHY_MS = 30_000;

/** Starts a process. Once it has been ready, it is started again whenever it ends by itself, after waits that grow. */
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
    // From now on, the process is started again when it ends.
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
        // The next turn of the loop prints how it ended.
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
    // A process group of its own: Ctrl-C reaches only the supervisor, which stops all processes in order.
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
    // ESRCH: it has ended meanwhile
    if (!(error instanceof Error && 'code' in error && error.code === 'ESRCH')) throw error;
  }
}
