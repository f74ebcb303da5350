import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { openOfflineLibrary } from '@headway/offline-library';
import {
  ConfigurationError,
  createProviders,
  parseStageOutputs,
  PipelineError,
  stages,
} from '@headway/pipeline';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    locale: { type: 'string', default: 'en' },
    cache: { type: 'string', default: join(tmpdir(), 'headway-pipeline') },
    json: { type: 'boolean', default: false },
  },
});
const keyword = positionals.join(' ');
const abort = new AbortController();
process.once('SIGINT', () => {
  abort.abort(new Error('interrupted'));
});

/** Runs the stages one after another; what they report goes to stderr, the article to stdout. */
async function run(): Promise<void> {
  await using providers = await createProviders(process.env, {
    openLibrary: () => openOfflineLibrary({ cacheDirectory: values.cache }),
  });
  const outputs: Record<string, unknown> = {};
  for (const stage of stages) {
    const started = performance.now();
    console.error(`\n${stage.label} (${stage.provider(providers)})`);
    outputs[stage.id] = await stage.run({ keyword, locale: values.locale }, parseStageOutputs(outputs), {
      signal: abort.signal,
      providers,
      idempotencyKey: `cli:${stage.id}`,
      report({ fraction, detail }) {
        console.error(`  ${String(Math.round(fraction * 100)).padStart(3)} %  ${detail}`);
      },
    });
    console.error(`  ${Math.round(performance.now() - started)} ms`);
  }
  const article = parseStageOutputs(outputs).optimization?.article;
  if (!article) return;
  if (values.json) {
    console.log(JSON.stringify(article, null, 2));
    return;
  }
  console.log(article.markdown);
  const { score, checks, changes, notice } = article;
  console.error(`\nScore ${score.before} -> ${score.total}`);
  for (const part of score.parts)
    console.error(`  ${part.label}: ${part.points}/${part.max} (${part.detail})`);
  for (const check of checks) console.error(`  ${check.level.padEnd(5)} ${check.label}: ${check.detail}`);
  for (const change of changes) console.error(`  ${change}`);
  if (notice) console.error(`\n${notice}`);
}

try {
  await run();
} catch (error) {
  if (!(error instanceof PipelineError || error instanceof ConfigurationError)) throw error;
  console.error(`\n${error.code}: ${error.message}`);
  if (error instanceof PipelineError && error.suggestions.length > 0)
    console.error(`Try: ${error.suggestions.join(', ')}`);
  process.exitCode = 1;
}
