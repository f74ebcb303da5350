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
  await stopped();
  console.log('Stopping ...');
  await installation.stop(GRACE_MS);
}

const stopRequested = new AbortController();

function stopped(): Promise<void> {
  return new Promise((resolve) => {
    if (stopRequested.signal.aborted) resolve();
    else stopRequested.signal.addEventListener('abort', () => resolve(), { once: true });
  });
}

// Ctrl-C sends one signal to us and one through `npm`: asking twice means no more than asking once.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
  process.on(signal, () => stopRequested.abort());
}
// The process that started us has ended, even if it was killed. Then nobody may read our output either; without a listener
// the next line would be an uncaught exception.
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
