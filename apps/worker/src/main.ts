/**
 * The process that runs generations: `packages/generations` at work with the stages of `packages/pipeline`. It sends mail
 * and looks after documents, too.
 */
import { join } from 'node:path';
import { createProviders, stages } from '@headway/pipeline';
import { startWorker } from '@headway/generations/server';
import { createInstanceName, createJsonLog, startTracing } from '@headway/observability/server';
import { parseEnvironment } from './environment.ts';
import { parseMailSettings } from './mail/mail-settings.ts';
import { startMail } from './mail/start-mail.ts';
import { startHealth } from './start-health.ts';
import { startMaintenance } from './start-maintenance.ts';

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
const ending = new AbortController();
void stopping.then((reason) => {
  ending.abort();
  log.info('worker stopping', { reason });
  setTimeout(() => process.exit(1), STOP_TIMEOUT_MS).unref();
});

async function run(): Promise<void> {
  const environment = parseEnvironment(process.env);
  const mail = parseMailSettings(process.env);
  const instance = createInstanceName('worker', process.pid);
  await using opened = new AsyncDisposableStack();
  const tracing = startTracing('headway-worker', instance, process.env);
  opened.defer(() => tracing?.stop());
  await using providers = await createProviders(process.env, {
    cacheDirectory: join(environment.HEADWAY_CACHE_DIR, 'library'),
  });
  const health = await startHealth({ environment, instance, log, stopping: ending.signal });
  opened.defer(() => health.stop());
  const worker = await startWorker({
    connectionString: environment.DATABASE_URL,
    stages,
    providers,
    concurrency: environment.HEADWAY_WORKER_CONCURRENCY,
    log,
    observer: health.observer,
  });
  const connectionString = environment.DATABASE_URL;
  opened.use(startMaintenance({ connectionString, log, observer: health.observer }));
  if (mail) opened.use(await startMail({ connectionString, settings: mail, log }));
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
