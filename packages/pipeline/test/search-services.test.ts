import { describe, expect, it } from 'vitest';
import { PipelineError, type SearchProvider } from '../src/index.ts';
import { createBraveSearch } from '../src/search/brave-search.ts';
import { createSearxngSearch } from '../src/search/searxng-search.ts';
import { createSerperSearch } from '../src/search/serper-search.ts';
import { startServer, type LoopbackServer, type SeenRequest } from './loopback-server.ts';

const { signal } = new AbortController();
const query = { keyword: 'server components & more', locale: 'de-AT' };
const KEY = 'secret-key';

const SERPER = {
  searchParameters: { q: 'x', type: 'search' },
  organic: [
    {
      title: 'Server Components',
      link: 'https://www.example.com/a',
      snippet: 'About them.',
      position: 1,
      date: '1 Jan 2026',
    },
    { title: 'No snippet', link: 'https://b.example/', position: 2 },
    { title: 'Not a page', link: 'ftp://c.example/', snippet: '', position: 3 },
  ],
  peopleAlsoAsk: [{ question: 'What are they?', snippet: 'x', title: 'y', link: 'https://d.example/' }],
  relatedSearches: [{ query: 'client components' }],
  credits: 1,
};

const BRAVE = {
  type: 'search',
  query: { original: 'x' },
  web: {
    type: 'search',
    results: [
      {
        title: '<strong>Server</strong> Components',
        url: 'https://www.example.com/a',
        description: 'About <strong>them</strong>.',
        page_age: '2026-01-01',
      },
      { title: 'What are they?', url: 'https://b.example/', description: '' },
    ],
  },
};

const SEARXNG = {
  query: 'x',
  number_of_results: 0,
  results: [
    { url: 'https://www.example.com/a', title: 'Server Components', content: 'About them.', engine: 'x' },
    { url: 'https://b.example/', title: 'What are they?', content: null },
  ],
  suggestions: ['client components'],
};

interface Service {
  name: string;
  /** What a request must look like. */
  asks: Partial<SeenRequest>;
  answer: object;
  create: (server: LoopbackServer) => SearchProvider;
}

const services: Service[] = [
  {
    name: 'serper',
    asks: {
      method: 'POST',
      url: '/search',
      headers: { 'x-api-key': KEY, 'content-type': 'application/json' },
      body: JSON.stringify({ q: query.keyword, gl: 'at', hl: 'de', num: 10 }),
    },
    answer: SERPER,
    create: ({ url }) => createSerperSearch({ apiKey: KEY, endpoint: `${url}/search`, retryDelayMs: 1 }),
  },
  {
    name: 'brave',
    asks: {
      method: 'GET',
      url: '/res/v1/web/search?q=server+components+%26+more&count=10&search_lang=de&country=AT',
      headers: { 'x-subscription-token': KEY },
    },
    answer: BRAVE,
    create: ({ url }) =>
      createBraveSearch({ apiKey: KEY, endpoint: `${url}/res/v1/web/search`, retryDelayMs: 1 }),
  },
  {
    name: 'searxng',
    asks: { method: 'GET', url: '/search?q=server+components+%26+more&format=json&language=de-AT' },
    answer: SEARXNG,
    create: ({ url }) => createSearxngSearch({ url, retryDelayMs: 1 }),
  },
];

const options = { signal, idempotencyKey: 'test' };

async function failureOf(promise: Promise<unknown>): Promise<PipelineError> {
  const failure = await promise.catch((error: unknown) => error);
  if (!(failure instanceof PipelineError)) throw new Error(`not a PipelineError: ${String(failure)}`);
  return failure;
}

describe.each(services)('$name', ({ asks, answer, create }) => {
  it('sends the documented request and parses the answer', async () => {
    await using server = await startServer((_, response) => {
      response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(answer));
    });
    const { results, questions, calls } = await create(server).search(query, options);
    expect(results.map(({ position, title, url, site }) => ({ position, title, url, site }))).toMatchObject([
      { position: 1, title: 'Server Components', url: 'https://www.example.com/a', site: 'example.com' },
      { position: 2, url: 'https://b.example/', site: 'b.example' },
    ]);
    expect(results[0]?.snippet).toBe('About them.');
    expect(questions[0]?.question).toBe('What are they?');
    expect(calls).toBe(1);
    expect(server.requests).toMatchObject([asks]);
  });

  it.each([401, 402, 403])('stops at %i', async (status) => {
    await using server = await startServer((_, response) => response.writeHead(status).end('{}'));
    const failure = await failureOf(create(server).search(query, options));
    expect(failure).toMatchObject({ code: 'provider_unauthorized', retryable: false });
    expect(server.requests).toHaveLength(1);
    expect(JSON.stringify([failure.message, String(failure.cause)])).not.toContain(KEY);
  });

  it.each([429, 500, 503])('tries %i again three times', async (status) => {
    await using server = await startServer((_, response) => response.writeHead(status).end('busy'));
    const failure = await failureOf(create(server).search(query, options));
    expect(failure).toMatchObject({ code: 'provider_unavailable', retryable: true });
    expect(server.requests).toHaveLength(4);
  });

  it('goes on after a failure that passes', async () => {
    let asked = 0;
    await using server = await startServer((_, response) => {
      asked += 1;
      if (asked < 3) response.writeHead(429, { 'retry-after': '0' }).end();
      else response.writeHead(200).end(JSON.stringify(answer));
    });
    const { calls, results } = await create(server).search(query, options);
    expect([calls, results.length]).toEqual([3, 2]);
  });

  it.each(['<html>', '{"organic":1,"web":1,"results":1}', ''])(
    'does not take %j for an answer',
    async (body) => {
      await using server = await startServer((_, response) => response.writeHead(200).end(body));
      const failure = await failureOf(create(server).search(query, options));
      expect(failure.code).toBe('provider_unavailable');
      expect(server.requests).toHaveLength(1);
    },
  );

  it('reports that the service could not be reached', async () => {
    const server = await startServer(() => undefined);
    await server[Symbol.asyncDispose]();
    expect((await failureOf(create(server).search(query, options))).code).toBe('provider_unavailable');
  });

  it('ends with the reason when aborted', async () => {
    const abort = new AbortController();
    const reason = new Error('cancelled');
    await using server = await startServer(() => {
      abort.abort(reason);
    });
    await expect(create(server).search(query, { ...options, signal: abort.signal })).rejects.toBe(reason);
  });
});
