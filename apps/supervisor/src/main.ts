import { once } from 'node:events';
import { parseEnvironment } from './environment.ts';
import { startInstallation } from './installation.ts';

// `npm start`: everything that Headway needs, as separate processes, until Ctrl-C or SIGTERM.

const GRACE_MS = 4_000;

async function main() {
  const environment = parseEnvironment(process.env);
  const installation = await startInstallation(environment, {
    dev: process.argv.includes('--dev'),
    print: (line) => console.log(line),
    signal: stopRequested.signal,
  });
  if (!stopRequested.signal.aborted) console.log(`Headway is ready: ${installation.url}`);
  if (!stopRequested.signal.aborted) await once(stopRequested.signal, 'abort');
  console.log('Stopping ...');
  await installation.stop(GRACE_MS);
}

const stopRequested = new AbortController();

// Ctrl-C sends one signal to this process and one through `npm`. The second one changes nothing.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
  process.on(signal, () => stopRequested.abort());
}
// The process that started this one has ended or was killed. Then the output may have no reader any more; without a
// listener, the next line would be an uncaught exception.
for (const output of [process.stdout, process.stderr]) output.on('error', () => undefined);
process.on('disconnect', () => stopRequested.abort());

try {
  await main();
  process.exit(0);
} catch (error) {
  if (stopRequested.signal.aborted) process.exit(0);
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
}
