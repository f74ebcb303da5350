/** The process that runs generations: `packages/generations` at work with the stages of `packages/pipeline`. */
import { join } from 'node:path';
import { createProviders, stages } from '@headway/pipeline';
import { startWorker } from '@headway/generations/server';
import { parseEnvironment } from './environment.ts';
import { createJsonLog } from './json-log.ts';

/** A stop that takes longer is cut short; what is left is then taken over for its missing heartbeat. */
const STOP_TIMEOUT_MS = 2800;

const log = createJsonLog((line) => process.stdout.write(line));

process.on('uncaughtExceptionMonitor', (error) => {
  log.error('worker crashed', { error: error.stack ?? error.message });
});

/** Resolves when the process is asked to end, or whoever started it is gone. */
const stopping = new Promise<string>((resolve) => {
  process.once('SIGTERM', resolve);
  process.once('SIGINT', resolve);
  process.once('disconnect', () => resolve('parent gone'));
});
void stopping.then((reason) => {
  log.info('worker stopping', { reason });
  setTimeout(() => process.exit(1), STOP_TIMEOUT_MS).unref();
});

async function run(): Promise<void> {
  const environment = parseEnvironment(process.env);
  await using providers = await createProviders(process.env, {
    cacheDirectory: join(environment.HEADWAY_CACHE_DIR, 'library'),
  });
  const worker = await startWorker({
    connectionString: environment.DATABASE_URL,
    stages,
    providers,
    concurrency: environment.HEADWAY_WORKER_CONCURRENCY,
    log,
  });
  process.send?.({ type: 'ready' });
  await stopping;
  await worker.stop();
}

try {
  await run();
} catch (error) {
  log.error('worker could not start', { error: error instanceof Error ? error.message : String(error) });
  process.exitCode = 1;
}
// the channel to the parent would keep the process
if (process.connected) process.disconnect();
