/** A worker process for tests that kill it. Arguments: the database, and the prefix of the keywords that it holds. */
import { createProcessHealth, parseThresholds, startHealthReports } from '@headway/observability/server';
import { Pool } from 'pg';
import { startWorker } from '../../src/index.ts';
import { createHold } from './hold.ts';
import { createQuickStages, noProviders } from './quick-stages.ts';

const [connectionString = '', prefix = ''] = process.argv.slice(2);
const hold = createHold(prefix);
const write = (message: string, fields?: object): void => {
  process.stderr.write(`${JSON.stringify({ prefix, message, ...fields })}\n`);
};
const log = { info: write, warn: write, error: write };
const health = createProcessHealth({ process: 'worker' });
const pool = new Pool({ connectionString, max: 2 });
// tests kill the server; the next report fails
pool.on('error', () => undefined);
startHealthReports({
  health,
  instance: `worker-${process.pid}`,
  query: (text, values) => pool.query(text, values),
  thresholds: parseThresholds(process.env),
  log,
});
await startWorker({
  connectionString,
  stages: createQuickStages(hold.during),
  providers: noProviders,
  concurrency: 8,
  log,
});
process.on('message', () => hold.release());
process.once('disconnect', () => process.exit());
process.send?.('ready');
