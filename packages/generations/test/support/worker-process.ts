/** A worker in a process of its own, for tests that kill it. Parameters: its database and what it holds. */
import { startWorker } from '../../src/server/index.ts';
import { createHold } from './hold.ts';
import { createQuickStages, noProviders } from './quick-stages.ts';

const [connectionString = '', prefix = ''] = process.argv.slice(2);
const hold = createHold(prefix);
const write = (message: string, fields?: object): void => {
  process.stderr.write(`${JSON.stringify({ prefix, message, ...fields })}\n`);
};
await startWorker({
  connectionString,
  stages: createQuickStages(hold.during),
  providers: noProviders,
  concurrency: 8,
  log: { info: write, warn: write, error: write },
});
process.on('message', () => hold.release());
process.once('disconnect', () => process.exit());
process.send?.('ready');
