import { fileURLToPath } from 'node:url';
import { openOfflineLibrary } from '@headway/offline-library';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  articleSchema,
  createProviders,
  parseStageOutputs,
  PipelineError,
  stages,
  STAGES,
  type Article,
  type Providers,
  type FinishedOutputs,
  type StageReport,
} from '../src/index.ts';

/** The index of the offline library takes seconds to build: all tests and workers share one. */
const LIBRARY = fileURLToPath(new URL('../../../node_modules/.cache/headway/library', import.meta.url));

let providers: Providers & AsyncDisposable;

beforeAll(async () => {
  providers = await createProviders(
    {},
    { openLibrary: () => openOfflineLibrary({ cacheDirectory: LIBRARY }) },
  );
});

afterAll(async () => {
  await providers[Symbol.asyncDispose]();
});

interface Run {
  article: Article;
  outputs: FinishedOutputs;
  reports: { stage: string; report: StageReport }[];
  text: string;
}

/** All six stages, each output through JSON as a checkpoint would take it. */
async function run(keyword: string, locale = 'en'): Promise<Run> {
  const json: Record<string, unknown> = {};
  const reports: Run['reports'] = [];
  let text = '';
  for (const stage of stages) {
    const output = await stage.run({ keyword, locale }, parseStageOutputs(json), {
      signal: new AbortController().signal,
      providers,
      idempotencyKey: `test:${stage.id}`,
      report(report) {
        reports.push({ stage: stage.id, report });
        if (report.text) text = text.slice(0, report.text.offset) + report.text.append;
      },
    });
    expect(stage.outputSchema.parse(output)).toEqual(output);
    json[stage.id] = JSON.parse(JSON.stringify(output));
    expect(json[stage.id]).toEqual(output);
  }
  const outputs = parseStageOutputs(json);
  return { article: articleSchema.parse(outputs.optimization?.article), outputs, reports, text };
}

/** Quotations as a reader finds them in the HTML: text between quotation marks, and the number behind them. */
function quotationsOf(article: Article): { text: string; n: number }[] {
  const plain = article.html
    .replace(/<[^>]+>/gu, '')
    .replace(/&#x([\da-f]+);/giu, (_, hex: string) => String.fromCodePoint(Number.parseInt(hex, 16)))
    .replace(/&lt;/gu, '<')
    .replace(/&gt;/gu, '>')
    .replace(/&amp;/gu, '&');
  return [...plain.matchAll(/“([^”]*)” \[(\d+)\]/gu)].map(([, text, n]) => ({
    text: text ?? '',
    n: Number(n),
  }));
}

describe('the pipeline, offline', () => {
  it.each(['server components', 'streaming text', 'caching and revalidation'])(
    'writes about %s, every quotation found in its source as fetched',
    async (keyword) => {
      const { article, outputs, reports, text } = await runOnce(keyword);

      const quotations = quotationsOf(article);
      expect(quotations.length).toBeGreaterThanOrEqual(8);
      const pages = outputs['competitor-scraping']?.pages ?? [];
      for (const { n, text: quoted } of quotations) {
        const source = article.sources.find((entry) => entry.n === n);
        expect(source?.licence).toMatch(/^(?:MIT|Apache-2\.0)$/u);
        expect(source?.url).toMatch(/^https:\/\/(?:nextjs\.org|ai-sdk\.dev)\/docs\//u);
        const result = pages.find((page) => page.url === source?.url);
        const { html } = await providers.fetcher.fetch(result?.fetchUrl ?? '', {
          signal: new AbortController().signal,
        });
        expect(toVisibleText(html)).toContain(withoutSpace(quoted));
      }
      // nothing of the pages' code or markup is left between the lines
      expect(article.html).not.toMatch(/<(?:script|img|iframe)|class=|style=/u);
      expect(quotations.map(({ text: quoted }) => quoted).join('\n')).not.toMatch(
        /import \{|=>|\{\/\*|<Note|\|\s*-/u,
      );

      expect(article.notice).toMatch(/Extractive draft/u);
      expect(article.publishable).toBe(false);
      expect(article.words).toBeGreaterThan(400);
      expect(article.score.total).toBeGreaterThanOrEqual(article.score.before);
      const sum = (of: 'points' | 'max'): number =>
        article.score.parts.reduce((all, part) => all + part[of], 0);
      expect(article.score.total).toBe(Math.round((100 * sum('points')) / sum('max')));
      const blocked = article.checks.filter((check) => check.level === 'block').map((check) => check.id);
      expect(blocked).toEqual(['own-words']);
      expect(JSON.parse(article.jsonLd)).toMatchObject({ '@type': 'Article', headline: article.title });

      // the text that was reported is the article's
      expect(text).toBe(article.markdown);
      for (const { id } of STAGES) {
        const fractions = reports.filter(({ stage }) => stage === id).map(({ report }) => report.fraction);
        expect(fractions.at(-1)).toBe(1);
        expect(fractions).toEqual(fractions.toSorted((a, b) => a - b));
        expect(Math.min(...fractions)).toBeGreaterThanOrEqual(0);
      }
      const details = reports.map(({ report }) => report.detail);
      expect(details).toContainEqual(expect.stringMatching(/^\d+ results, \d+ questions?$/u));
      expect(details).toContainEqual(expect.stringMatching(/^\d+ of \d+ pages/u));
      expect(details).toContainEqual(expect.stringMatching(/^page \d+ of \d+$/u));
      expect(details).toContainEqual(expect.stringMatching(/^section \d+ of \d+, \d+ words$/u));
      expect(details.at(-1)).toMatch(/^score \d+(?:, now \d+)?; \d+ of \d+ checks passed$/u);
    },
  );

  it('writes the same article from the same input', async () => {
    const [first, second] = [await runOnce('streaming text'), await run('streaming text')];
    expect(second.article).toEqual(first.article);
  });

  it('is blocked by another language than the requested one', async () => {
    const { outputs } = await runOnce('server components');
    const validation = stages.find(({ id }) => id === 'validation');
    const output = await validation?.run({ keyword: 'server components', locale: 'de' }, outputs, {
      signal: new AbortController().signal,
      providers,
      idempotencyKey: 'test',
      report: () => undefined,
    });
    const checks = parseStageOutputs({ validation: output }).validation?.checks;
    expect(checks).toContainEqual(expect.objectContaining({ id: 'language', level: 'block' }));
  });

  it.each([
    'sourdough starter',
    'lasagna recipe',
    '',
    '   ',
    '😀😀😀',
    'مرحبا بالعالم',
    "'; drop table contents; --",
    '<script>alert(1)</script>',
    '__proto__',
    'the of and',
    'server components '.repeat(600),
    '\u0000\u202E\uD800',
  ])('refuses %j politely', async (keyword) => {
    const failure = await run(keyword).catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(PipelineError);
    expect(failure).toMatchObject({ code: 'keyword_not_covered', retryable: false });
  });

  it('suggests keywords that work', async () => {
    const failure = await run('sourdough starter').catch((error: unknown) => error);
    if (!(failure instanceof PipelineError)) throw new Error('not refused');
    expect(failure.suggestions.length).toBeGreaterThanOrEqual(3);
    for (const keyword of failure.suggestions) {
      const { results } = await providers.search.search(
        { keyword, locale: 'en' },
        { signal: new AbortController().signal, idempotencyKey: 'test' },
      );
      expect(results.length).toBeGreaterThanOrEqual(3);
    }
  });

  it.each(STAGES.map(({ id }) => id))('ends %s at once when aborted, wherever it is', async (id) => {
    const { outputs } = await runOnce('server components');
    const stage = stages.find((entry) => entry.id === id);
    if (!stage) throw new Error('no such stage');
    // at the beginning, and at the first and a later report
    for (const at of [0, 1, 4]) {
      const abort = new AbortController();
      const reason = new Error('cancelled');
      let reports = 0;
      const settled = stage.run({ keyword: 'server components', locale: 'en' }, outputs, {
        signal: abort.signal,
        providers,
        idempotencyKey: 'test',
        report() {
          reports += 1;
          if (reports === at) abort.abort(reason);
        },
      });
      if (at === 0) abort.abort(reason);
      const outcome = await settled.catch((error: unknown) => error);
      if (!abort.signal.aborted) continue;
      const reportsThen = reports;
      expect(outcome).toBe(reason);
      await new Promise(setImmediate);
      expect(reports).toBe(reportsThen);
    }
  });
});

const runs = new Map<string, Promise<Run>>();

function runOnce(keyword: string): Promise<Run> {
  const known = runs.get(keyword) ?? run(keyword);
  runs.set(keyword, known);
  return known;
}

function withoutSpace(text: string): string {
  return text.replace(/\s+/gu, '');
}

/** Independent of the pipeline's own extraction: tags off, entities read, spaces away. */
function toVisibleText(html: string): string {
  return withoutSpace(
    html
      .replace(/<[^>]+>/gu, '')
      .replace(/&#x([\da-f]+);/giu, (_, hex: string) => String.fromCodePoint(Number.parseInt(hex, 16)))
      .replace(/&lt;/gu, '<')
      .replace(/&gt;/gu, '>')
      .replace(/&amp;/gu, '&'),
  );
}
