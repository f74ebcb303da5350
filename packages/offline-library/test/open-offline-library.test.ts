import { request } from 'node:http';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { PipelineError, type PageLibrary } from '@headway/pipeline/protocol';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openOfflineLibrary } from '../src/open-offline-library.ts';

/** The index takes seconds to build: all tests and workers share one. */
const CACHE = fileURLToPath(new URL('../../../node_modules/.cache/headway/library', import.meta.url));

let library: PageLibrary;

beforeAll(async () => {
  library = await openOfflineLibrary({ cacheDirectory: CACHE });
});

afterAll(() => library[Symbol.asyncDispose]());

const options = { signal: new AbortController().signal, idempotencyKey: 'test' };

async function get(url: string): Promise<{ status: number | undefined; body: string }> {
  const { host, pathname } = new URL(url);
  const { promise, resolve, reject } = Promise.withResolvers<{ status: number | undefined; body: string }>();
  request(
    { host: '127.0.0.1', port: await library.getPort(), path: pathname, headers: { host } },
    (response) => {
      text(response).then((body) => resolve({ status: response.statusCode, body }), reject);
    },
  )
    .on('error', reject)
    .end();
  return promise;
}

describe('openOfflineLibrary', () => {
  it('serves every result under its own host, and nothing else', async () => {
    const { results } = await library.search.search({ keyword: 'server components', locale: 'en' }, options);
    expect(results).toHaveLength(10);
    for (const { fetchUrl, title, licence } of results) {
      expect(new URL(fetchUrl).hostname.endsWith(library.hostSuffix)).toBe(true);
      expect(licence).toMatch(/^(?:MIT|Apache-2\.0)$/u);
      const { status, body } = await get(fetchUrl);
      expect(status).toBe(200);
      expect(body).toContain(`<title>${title.replaceAll('<', '&lt;').replaceAll('>', '&gt;')}`);
    }
    expect(await get('http://nextjs.offline.test/robots.txt')).toMatchObject({ status: 200 });
    expect(await get('http://nextjs.offline.test/package.json')).toMatchObject({ status: 404 });
    expect(await get('http://elsewhere.test/robots.txt')).toMatchObject({ status: 404 });
  });

  it('suggests covered keywords for one that it does not cover', async () => {
    const failure = await library.search
      .search({ keyword: 'sourdough starter', locale: 'en' }, options)
      .catch((error: unknown) => error);
    if (!(failure instanceof PipelineError)) throw new Error('not refused');
    expect(failure.code).toBe('keyword_not_covered');
    expect(failure.suggestions).toHaveLength(5);
  });

  it('rejects with the reason of an aborted signal, and goes on with other searches', async () => {
    const abort = new AbortController();
    const reason = new Error('cancelled');
    const query = { keyword: 'caching', locale: 'en' };
    const pending = library.search.search(query, { ...options, signal: abort.signal });
    abort.abort(reason);
    await expect(pending).rejects.toBe(reason);
    await expect(library.search.search(query, { ...options, signal: abort.signal })).rejects.toBe(reason);
    await expect(library.search.search(query, options)).resolves.toMatchObject({ calls: 1 });
  });

  it('rejects when its folder cannot be used', async () => {
    await expect(openOfflineLibrary({ cacheDirectory: import.meta.filename })).rejects.toThrow('ENOTDIR');
  });
});
