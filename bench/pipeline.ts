import { monitorEventLoopDelay } from 'node:perf_hooks';
import { fileURLToPath } from 'node:url';
import { openOfflineLibrary } from '@headway/offline-library';
import { createProviders, parseStageOutputs, stages } from '@headway/pipeline';

// The time of the pipeline for one article, the share of it in which the event loop is busy, and the time until each stage
// ends after it was cancelled, as a share of the stage's time.

const REQUEST = { keyword: 'server components', locale: 'en' };

const cacheDirectory = fileURLToPath(new URL('../node_modules/.cache/headway/library', import.meta.url));
await using providers = await createProviders(
  {},
  { openLibrary: () => openOfflineLibrary({ cacheDirectory }) },
);
const outputs: Record<string, unknown> = {};
const loop = monitorEventLoopDelay({ resolution: 10 });
let totalMs = 0;
for (const stage of stages) {
  const startedAt = performance.now();
  loop.enable();
  outputs[stage.id] = await run(stage.id, new AbortController());
  loop.disable();
  const stageMs = performance.now() - startedAt;
  totalMs += stageMs;

  const abort = new AbortController();
  let abortedAt = 0;
  await run(stage.id, abort, () => {
    if (abortedAt > 0) return;
    abortedAt = performance.now();
    abort.abort(new Error('cancelled'));
  }).catch((error: unknown) => {
    if (!abort.signal.aborted) throw error;
  });
  const endedMs = abortedAt === 0 ? 0 : performance.now() - abortedAt;
  console.log(
    `${stage.id.padEnd(20)} ${stageMs.toFixed(0).padStart(6)} ms, cancelled at its first report: ended after ` +
      `${endedMs.toFixed(0)} ms, ${((100 * endedMs) / stageMs).toFixed(0)} % of the stage`,
  );
}
const p99 = loop.percentile(99) / 1e6;
console.log(`one article ${(totalMs / 1000).toFixed(1)} s, event loop late by ${p99.toFixed(0)} ms (p99)`);
// The promise of a worker: other jobs of the process can run in between.
if (p99 > 200) process.exitCode = 1;

function run(id: string, abort: AbortController, onReport: () => void = () => undefined): Promise<unknown> {
  const stage = stages.find((one) => one.id === id);
  if (!stage) throw new Error(`there is no stage ${id}`);
  return stage.run(REQUEST, parseStageOutputs(outputs), {
    signal: abort.signal,
    providers,
    idempotencyKey: `bench:${id}`,
    report: onReport,
  });
}
