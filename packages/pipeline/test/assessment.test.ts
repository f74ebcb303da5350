import { fileURLToPath } from 'node:url';
import { loadLanguage } from '@headway/text/language';
import { openOfflineLibrary } from '@headway/offline-library';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { briefSchema, createAssessor, toBrief, type AssessmentBrief } from '../src/assessment.ts';
import { createProviders, parseStageOutputs, stages, type Providers } from '../src/index.ts';

/** Where the product keeps the library's index, too: building it takes longer than all of this. */
const LIBRARY = fileURLToPath(new URL('../../../node_modules/.cache/headway/library', import.meta.url));

let providers: Providers & AsyncDisposable;

beforeAll(async () => {
  providers = await createProviders(
    {},
    { openLibrary: () => openOfflineLibrary({ cacheDirectory: LIBRARY }) },
  );
}, 180_000);

afterAll(() => providers[Symbol.asyncDispose]());

const request = (keyword: string) => ({
  keyword,
  locale: 'en',
  ownArticles: [{ title: 'Another', text: 'What we wrote about something else, some time ago.' }],
});

const runs = new Map<string, Promise<Record<string, unknown>>>();

function runOnce(keyword: string): Promise<Record<string, unknown>> {
  const known = runs.get(keyword) ?? run(keyword);
  runs.set(keyword, known);
  return known;
}

async function run(keyword: string): Promise<Record<string, unknown>> {
  const outputs: Record<string, unknown> = {};
  for (const stage of stages) {
    const output = await stage.run(request(keyword), parseStageOutputs(outputs), {
      signal: new AbortController().signal,
      providers,
      idempotencyKey: `test:${stage.id}`,
      report: () => undefined,
    });
    outputs[stage.id] = JSON.parse(JSON.stringify(output));
  }
  return outputs;
}

/** As a browser gets it. */
function toReceived(brief: AssessmentBrief | null): AssessmentBrief {
  return briefSchema.parse(JSON.parse(JSON.stringify(brief)));
}

it.each(['server components', 'streaming text'])(
  'assesses a finished article about %s as the stages did, to the last figure',
  async (keyword) => {
    const outputs = await runOnce(keyword);
    const stored = parseStageOutputs(outputs).optimization?.article;
    if (!stored) throw new Error('no article');
    const { markdown, metaDescription } = stored;
    const assess = createAssessor(toReceived(toBrief(request(keyword), outputs)), await loadLanguage('en'));

    expect({ ...assess({ markdown, metaDescription }), html: stored.html }).toEqual(stored);
    const [body = ''] = markdown.split('\n## Sources');
    expect(assess({ markdown: body, metaDescription }).markdown).toBe(stored.markdown);

    // a sentence more changes what it should, and taking it away brings all of it back
    const edited = assess({ markdown: `${body}\n\nThese are words of our own.`, metaDescription });
    expect(edited.words).toBe(assess({ markdown: body, metaDescription }).words + 6);
    expect(edited.notice).toBe(stored.notice);
    expect({ ...assess({ markdown, metaDescription }), html: stored.html }).toEqual(stored);
  },
);

it('makes no brief of outputs that are not there or of another shape', async () => {
  const outputs = await runOnce('server components');
  for (const stage of ['competitor-scraping', 'seo-analysis', 'content-generation', 'optimization']) {
    expect(toBrief(request('server components'), { ...outputs, [stage]: undefined })).toBeNull();
    expect(toBrief(request('server components'), { ...outputs, [stage]: { text: 'other' } })).toBeNull();
  }
  expect(toBrief(request('server components'), {})).toBeNull();
  expect(toBrief(request('server components'), null)).toBeNull();
});

it('says no more of the pages than checking needs', async () => {
  const outputs = await runOnce('server components');
  const brief = toBrief(request('server components'), outputs);
  const cited = new Set(brief?.original.sources.map(({ url }) => url));
  expect(cited.size).toBeGreaterThan(0);
  for (const { url, text } of brief?.pages ?? []) expect(text !== '').toBe(cited.has(url));
  expect(brief?.pages.length).toBe(parseStageOutputs(outputs)['competitor-scraping']?.pages.length);
});
