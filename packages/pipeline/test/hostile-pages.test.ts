import { describe, expect, it } from 'vitest';
import { createHttpFetcher } from '../src/fetching/http-fetcher.ts';
import {
  articleSchema,
  parseStageOutputs,
  PipelineError,
  stages,
  type Providers,
  type SearchResult,
} from '../src/index.ts';
import { createExtractiveWriter } from '../src/writing/extractive-writer.ts';
import { createLoopbackTransport, startServer } from './loopback-server.ts';

const ABOUT = [
  'The constructor of an event stream is called once, and __proto__ is not part of what it hands over.',
  'An event stream lets a server tell its reader what happens, without being asked again and again.',
  'Readers of an event stream reconnect by themselves after the connection was lost somewhere.',
  'A stream that is <b>closed</b> & "finished" can be <script> opened again by <img src=x onerror=alert(1)> its reader.',
  'Every event has an identifier, so that toString and hasOwnProperty are words like any other here.',
  'Servers send a comment from time to time, because proxies close an event stream that is silent.',
];

const escape = (text: string): string => text.replace(/&/gu, '&amp;').replace(/</gu, '&lt;');

const SUBJECTS = [
  'The browser',
  'A proxy',
  'The server',
  'Every reader',
  'A gateway',
  'The constructor',
  'Some worker',
];
const VERBS = ['closes', 'remembers', 'repeats', 'delays', 'compresses', 'counts', 'rejects', 'schedules'];
const OBJECTS = [
  'the last identifier',
  'its buffered frames',
  'a silent connection',
  'the retry interval',
  'old cookies',
  'both headers',
];
const REASONS = [
  'memory is short',
  'someone reloads',
  'the network changes',
  'a deadline passes',
  'nobody listens',
];
const HEADINGS = [
  'constructor and prototype',
  'Reconnecting after a failure',
  'Events and <i>identifiers</i>',
  '[x](javascript:alert(1)) links',
  'What is an event stream?',
];

/** A page with sentences of its own, written to be quoted. */
function toArticle(i: number): string {
  const sections = HEADINGS.map((heading, k) => {
    const own = [0, 1, 2, 3].map((j) => {
      const n = i * 31 + k * 7 + j * 3;
      const pick = (words: readonly string[], step: number): string =>
        words[(n * step + j) % words.length] ?? '';
      return `${pick(SUBJECTS, 1)} ${pick(VERBS, 3)} ${pick(OBJECTS, 5)} ${j === 0 ? 'of an event stream ' : ''}whenever ${pick(REASONS, 7)} on host ${i}.`;
    });
    const texts = [...own, ABOUT[(i + k) % ABOUT.length] ?? ''].map((text) => `<p>${escape(text)}</p>`);
    return `<h2>${heading}</h2>${texts.join('')}`;
  });
  return `<!doctype html><html lang="en"><title>Page ${i} </title><body><h1>Event *streams* [${i}](javascript:alert(1)) <script>alert(1)</script></h1><article>${sections.join('')}</article></body></html>`;
}

/** Pages that each want to break something. */
const pages: Record<string, string> = {
  '/1': toArticle(1),
  '/2': toArticle(2),
  '/3': toArticle(3),
  '/4': toArticle(4),
  '/headings': `<article><h1>x</h1><p>${ABOUT.join(' ')}</p>${'<h2>event stream heading</h2><p>An event.</p>'.repeat(8_000)}</article>`,
  '/abbreviations': `<article><p>${'e.g. '.repeat(25_000)}</p><p>${ABOUT.join(' ').repeat(3)}</p></article>`,
  '/word': `<article><p>${'a'.repeat(200_000)}</p><p>${ABOUT.join(' ').repeat(3)}</p></article>`,
  '/marks': `<article><p>${'“”[1]`*_'.repeat(5_000)} ${ABOUT.join(' ').repeat(3)}</p></article>`,
  '/deep': `${'<div>'.repeat(20_000)}${ABOUT.join(' ')}`,
  '/empty': '',
};

describe('pages of strangers', () => {
  it('become an article without their scripts, or a refusal', async () => {
    await using server = await startServer(({ url }, response) => {
      const html = pages[url];
      if (html === undefined) response.writeHead(404).end();
      else response.writeHead(200, { 'content-type': 'text/html' }).end(html);
    });
    await using transport = createLoopbackTransport(server.port);
    const results = Object.keys(pages).map((path, i): SearchResult => {
      const url = `http://host${i}.test${path}`;
      return {
        position: i + 1,
        title: `Page ${i}`,
        url,
        fetchUrl: url,
        snippet: '',
        site: `host${i}.test`,
        licence: null,
      };
    });
    const providers: Providers = {
      search: {
        name: 'fixed',
        search: async () => ({ results, questions: [], related: [], calls: 1 }),
      },
      fetcher: createHttpFetcher({ name: 'loopback', transport }),
      writer: createExtractiveWriter(),
    };
    const json: Record<string, unknown> = {};
    for (const stage of stages) {
      json[stage.id] = await stage.run({ keyword: 'event stream', locale: 'en' }, parseStageOutputs(json), {
        signal: new AbortController().signal,
        providers,
        idempotencyKey: 'test',
        report: () => undefined,
      });
    }
    const outputs = parseStageOutputs(json);
    const article = articleSchema.parse(outputs.optimization?.article);
    expect(article.html).not.toMatch(/<(?:script|img|svg|iframe)|href="(?!https?:)|\son\w+=["']?alert/iu);
    expect(article.jsonLd).not.toContain('<');
    // these pages do little but repeat the keyword
    const expected = new Set(['own-words', 'density']);
    expect(article.checks.filter(({ level, id }) => level === 'block' && !expected.has(id))).toEqual([]);
    expect(article.sources.length).toBeGreaterThanOrEqual(3);
    const skipped = outputs['competitor-scraping']?.skipped ?? [];
    expect(skipped.map(({ url }) => new URL(url).pathname)).toContain('/empty');
  });

  it('end with too_few_pages when they are too few', async () => {
    await using server = await startServer((_, response) => response.writeHead(500).end());
    await using transport = createLoopbackTransport(server.port);
    const url = 'http://host.test/';
    const result = { title: 'x', snippet: '', site: 'host.test', licence: null };
    const results = [1, 2, 3].map((position) => ({
      ...result,
      position,
      url: `${url}${position}`,
      fetchUrl: `${url}${position}`,
    }));
    const scraping = stages.find(({ id }) => id === 'competitor-scraping');
    const usage = { searchCalls: 1, pagesFetched: 0, inputTokens: 0, outputTokens: 0 };
    const run = scraping?.run(
      { keyword: 'x', locale: 'en' },
      { 'serp-analysis': { results, questions: [], related: [], usage } },
      {
        signal: new AbortController().signal,
        providers: {
          search: { name: 'none', search: () => Promise.reject(new Error('not asked')) },
          fetcher: createHttpFetcher({ name: 'loopback', transport }),
          writer: createExtractiveWriter(),
        },
        idempotencyKey: 'test',
        report: () => undefined,
      },
    );
    const failure = await run?.catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(PipelineError);
    expect(failure).toMatchObject({ code: 'too_few_pages', retryable: true });
  });
});
