import { fileURLToPath } from 'node:url';
import { openOfflineLibrary } from '@headway/offline-library';
import { afterAll, beforeAll, expect, it } from 'vitest';
import {
  createProviders,
  parseStageOutputs,
  PipelineError,
  stages,
  type Article,
  type Providers,
} from '../src/index.ts';

/** Where the product keeps the library's index, too. */
const LIBRARY = fileURLToPath(new URL('../../../node_modules/.cache/headway/library', import.meta.url));

let providers: Providers & AsyncDisposable;

beforeAll(async () => {
  providers = await createProviders(
    {},
    { openLibrary: () => openOfflineLibrary({ cacheDirectory: LIBRARY }) },
  );
}, 180_000);

afterAll(() => providers[Symbol.asyncDispose]());

async function write(keyword: string): Promise<Article> {
  const outputs: Record<string, unknown> = {};
  for (const stage of stages)
    outputs[stage.id] = await stage.run({ keyword, locale: 'en' }, parseStageOutputs(outputs), {
      signal: new AbortController().signal,
      providers,
      idempotencyKey: `keywords:${stage.id}`,
      report: () => undefined,
    });
  const { optimization } = parseStageOutputs(outputs);
  if (!optimization) throw new Error(`no article about ${keyword}`);
  return optimization.article;
}

// Pages about them have few headings with two passages, or one page scores far above the others.
it.each([
  'middleware',
  'environment variables',
  'parallel routes',
  'testing',
  'cookies',
  'css',
  'HEADERS',
  'i18n',
  'robots.txt',
  'streamText',
  'RAG',
  'server-side rendering',
  'next.js',
])('writes a sound article about %s', async (keyword) => {
  const { score, sources, words, markdown } = await write(keyword);
  expect(score.total).toBeGreaterThanOrEqual(60);
  expect(sources.length).toBeGreaterThanOrEqual(3);
  expect(words).toBeGreaterThanOrEqual(350);
  expect(markdown.match(/^## /gmu)?.length).toBeGreaterThanOrEqual(4);
});

it.each(['c++', 'c#', 'speech recognition'])(
  'refuses %s with its first search, and says why and what to do',
  async (keyword) => {
    const failure = await write(keyword).catch((error: unknown) => error);
    if (!(failure instanceof PipelineError)) throw new Error('not refused');
    expect(failure).toMatchObject({
      code: 'keyword_not_covered',
      message: expect.stringMatching(/fewer than 3 of its pages are about it\. Try another keyword\.$/u),
    });
    expect(failure.suggestions).not.toEqual([]);
  },
);
