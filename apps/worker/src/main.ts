/**
 * The process that runs generations with the stages of `packages/pipeline`. It also sends mail and maintains documents.
 * Every unit is started by a function and stopped by disposing of what that returned.
 */
import { join } from 'node:path';
import { createOutageLog } from '@headway/database';
import { startWorker } from '@headway/generations/server';
import { createInstanceName, createJsonLog, startTracing } from '@headway/observability/server';
import { openOfflineLibrary } from '@headway/offline-library';
import { createProviders, stages } from '@headway/pipeline';
import { parseEnvironment } from './environment.ts';
import { toMailSettings } from './mail/mail-settings.ts';
import { startMail } from './mail/start-mail.ts';
import { startHealth } from './start-health.ts';
import { startMaintenance } from './start-maintenance.ts';
import { startQueues } from './start-queues.ts';

/** A stop that takes longer is cut short. Other workers then take the jobs over when their heartbeat is missing. */
const STOP_TIMEOUT_MS = 2800;

const log = createJsonLog((line) => process.stdout.write(line));
const reportOutage = createOutageLog(log);

process.on('uncaughtExceptionMonitor', (error) => {
  log.error('worker crashed', { error: error.stack ?? error.message });
});

/** Resolves when the process is asked to end, or when its parent process is gone. */
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
  const mail = toMailSettings(environment);
  const instance = createInstanceName('worker', process.pid);
  await using opened = new AsyncDisposableStack();
  const tracing = startTracing('headway-worker', instance, process.env);
  opened.defer(() => tracing?.stop());
  const cacheDirectory = join(environment.HEADWAY_CACHE_DIR, 'library');
  // closed after the worker: a provider that is closed under a running stage would make that stage fail
  const providers = opened.use(
    await createProviders(process.env, { openLibrary: () => openOfflineLibrary({ cacheDirectory }) }),
  );
  const health = opened.use(
    await startHealth({ environment, instance, log, reportOutage, stopping: ending.signal }),
  );
  const { observer } = health;
  const connectionString = environment.DATABASE_URL;
  opened.use(startMaintenance({ connectionString, log, reportOutage, observer }));
  if (mail) opened.use(await startMail({ connectionString, settings: mail, log, reportOutage }));
  const projectConcurrency = environment.HEADWAY_PROJECT_CONCURRENCY;
  opened.use(await startQueues({ connectionString, projectConcurrency, log, reportOutage }));
  // started last and so stopped first: its jobs go to other workers at once
  opened.use(
    await startWorker({
      connectionString,
      stages,
      providers,
      concurrency: environment.HEADWAY_WORKER_CONCURRENCY,
      log,
      reportOutage,
      observer,
    }),
  );
  process.send?.({ type: 'ready' });
  await stopping;
}

try {
  await run();
} catch (error) {
  log.error('worker could not start', { error: error instanceof Error ? error.message : String(error) });
  process.exitCode = 1;
}
// the open channel to the parent would keep the process alive
if (process.connected) process.disconnect();
