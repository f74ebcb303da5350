import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

/** A worker process. */
export interface WorkerProcess extends AsyncDisposable {
  /** Sends a signal, such as SIGKILL. */
  kill(signal: NodeJS.Signals): void;
  /** Releases the stages that it holds. */
  release(): void;
  /** Everything it logged. */
  output(): string;
}

const FILE = fileURLToPath(new URL('./worker-process.ts', import.meta.url));

/** Starts a worker process that holds generations with this prefix, and waits until it takes jobs. */
export async function spawnWorker(connectionString: string, prefix: string): Promise<WorkerProcess> {
  const child: ChildProcess = fork(FILE, [connectionString, prefix], {
    stdio: ['ignore', 'inherit', 'pipe', 'ipc'],
    execArgv: [],
  });
  let output = '';
  child.stderr?.on('data', (data: Buffer) => {
    output += data.toString();
  });
  const exited = once(child, 'exit');
  const ready = once(child, 'message');
  const first = await Promise.race([ready.then(() => 'ready'), exited.then(() => 'exited')]);
  if (first === 'exited') throw new Error(`the worker process did not start: ${output}`);
  return {
    kill: (signal) => child.kill(signal),
    release: () => child.send('release'),
    output: () => output,
    async [Symbol.asyncDispose]() {
      child.kill('SIGKILL');
      await exited;
    },
  };
}
