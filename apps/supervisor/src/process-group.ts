import { abortable } from '@headway/ground';
import { createProcessesFile, type ProcessEntry } from './processes-file.ts';
import type { Plan } from './plans.ts';
import { superviseProcess, type SupervisedProcess } from './supervised-process.ts';

/** The processes of one installation, listed in `processes.json`. */
export type ProcessGroup = ReturnType<typeof createProcessGroup>;

/** Runs processes that share a data directory. `print` receives every line that they write. */
export function createProcessGroup(dataDir: string, print: (line: string) => void) {
  const processesFile = createProcessesFile(dataDir);
  const running: SupervisedProcess[] = [];

  return {
    /** Starts a process and resolves when it is ready. Rejects when it ends before that, or when `signal` aborts. */
    async start(
      { name, args, env, isReady, port }: Plan,
      signal: AbortSignal,
      onMessage?: (message: unknown) => void,
    ): Promise<void> {
      signal.throwIfAborted();
      const supervised = superviseProcess({
        name,
        args,
        env: { ...process.env, ...env, HEADWAY_DATA_DIR: dataDir, NEXT_TELEMETRY_DISABLED: '1' },
        isReady,
        onStarted: (pid) => processesFile.set({ name, pid, ...(port !== undefined && { port }) }),
        ...(onMessage && { onMessage }),
        print: (line) => print(`[${name}] ${line}`),
      });
      running.push(supervised);
      await abortable(supervised.ready, signal);
    },
    /** Lists a process that another process of the group has started. */
    list: (entry: ProcessEntry) => processesFile.set(entry),
    /** Stops all processes within `graceMs`: the web and the workers first, local Supabase last. */
    async stop(graceMs: number): Promise<void> {
      const deadline = performance.now() + graceMs;
      const supabase = running.find(({ name }) => name === 'supabase');
      const others = running.filter((one) => one !== supabase);
      // The web and the workers release their jobs and streams while the database still runs.
      await Promise.all(others.map((one) => one.stop(graceMs / 2)));
      await supabase?.stop(deadline - performance.now());
      processesFile.remove();
    },
  };
}
