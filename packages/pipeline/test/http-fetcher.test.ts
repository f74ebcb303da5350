import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { createHttpFetcher } from '../src/fetching/http-fetcher.ts';
import { createPublicTransport } from '../src/fetching/public-transport.ts';
import { PageSkipped } from '../src/index.ts';
import { createLoopbackTransport, startServer } from './loopback-server.ts';

const html = (body: string): string => `<!doctype html><title>x</title>${body}`;
const { signal } = new AbortController();

async function reasonOf(promise: Promise<unknown>): Promise<string> {
  const failure = await promise.catch((error: unknown) => error);
  if (!(failure instanceof PageSkipped)) throw new Error(`not skipped: ${String(failure)}`);
  return failure.reason;
}

describe('createHttpFetcher', () => {
  it('fetches a page, following redirects and decoding as its server says', async () => {
    await using server = await startServer((request, response) => {
      if (request.url === '/robots.txt') response.writeHead(404).end();
      else if (request.url === '/old') response.writeHead(301, { location: '/new' }).end();
      else
        response
          .writeHead(200, { 'content-type': 'text/html; charset=iso-8859-1', 'content-encoding': 'gzip' })
          .end(gzipSync(Buffer.from(html('caf\xe9'), 'latin1')));
    });
    await using transport = createLoopbackTransport(server.port);
    const page = await createHttpFetcher({ name: 'test', transport }).fetch('http://site.test/old', {
      signal,
    });
    expect(page.url).toBe('http://site.test/new');
    expect(page.html).toContain('café');
    expect(
      server.requests.every(({ headers }) => headers['user-agent']?.startsWith('HeadwayBot/') === true),
    ).toBe(true);
  });

  it('obeys robots.txt, reads it once, and fetches nothing after 5xx', async () => {
    await using server = await startServer((request, response) => {
      if (request.host === 'down.test' && request.url === '/robots.txt') response.writeHead(503).end();
      else if (request.url === '/robots.txt')
        response.end('User-agent: HeadwayBot\nDisallow: /private\n\nUser-agent: *\nDisallow: /\n');
      else if (request.url === '/door') response.writeHead(302, { location: '/private/room' }).end();
      else response.writeHead(200, { 'content-type': 'text/html' }).end(html('open'));
    });
    await using transport = createLoopbackTransport(server.port);
    const fetcher = createHttpFetcher({ name: 'test', transport });
    await expect(fetcher.fetch('http://site.test/public', { signal })).resolves.toHaveProperty(
      'html',
      html('open'),
    );
    expect(await reasonOf(fetcher.fetch('http://site.test/private/room', { signal }))).toBe('robots_denied');
    expect(await reasonOf(fetcher.fetch('http://site.test/door', { signal }))).toBe('robots_denied');
    expect(await reasonOf(fetcher.fetch('http://down.test/', { signal }))).toBe('robots_denied');
    expect(
      server.requests.filter(({ host, url }) => host === 'site.test' && url === '/robots.txt'),
    ).toHaveLength(1);
    expect(server.requests.some(({ url }) => url.startsWith('/private'))).toBe(false);
  });

  it.each<[string, string]>([
    ['/loop', 'redirect_limit'],
    ['/missing', 'http_error'],
    ['/pdf', 'not_html'],
    ['/large', 'too_large'],
    ['/bomb', 'too_large'],
    ['/slow', 'timed_out'],
    ['/cut', 'unreachable'],
  ])('skips %s: %s', async (path, reason) => {
    await using server = await startServer(({ url }, response) => {
      if (url === '/robots.txt') response.writeHead(404).end();
      else if (url === '/loop') response.writeHead(302, { location: '/loop' }).end();
      else if (url === '/missing') response.writeHead(404).end();
      else if (url === '/pdf') response.writeHead(200, { 'content-type': 'application/pdf' }).end('%PDF');
      else if (url === '/large')
        response.writeHead(200, { 'content-type': 'text/html' }).end('x'.repeat(20_000));
      else if (url === '/bomb')
        response
          .writeHead(200, { 'content-type': 'text/html', 'content-encoding': 'gzip' })
          .end(gzipSync(Buffer.alloc(5_000_000)));
      else if (url === '/cut') {
        response.writeHead(200, { 'content-type': 'text/html', 'content-length': '1000' });
        response.write('x', () => response.destroy());
      } else response.writeHead(200, { 'content-type': 'text/html' }).write('<p>');
    });
    await using transport = createLoopbackTransport(server.port);
    const timeoutMs = path === '/slow' ? 300 : 30_000;
    const fetcher = createHttpFetcher({ name: 'test', transport, maxBytes: 10_000, timeoutMs });
    expect(await reasonOf(fetcher.fetch(`http://site.test${path}`, { signal }))).toBe(reason);
  });

  it('sends one request per host at a time, and four in total', async () => {
    const open = new Map<string, number>();
    let most = 0;
    const perHost: number[] = [];
    const waiting: (() => void)[] = [];
    const release = (): void => {
      for (const answer of waiting.splice(0)) answer();
    };
    await using server = await startServer(({ host, url }, response) => {
      if (url === '/robots.txt') {
        response.writeHead(404).end();
        return;
      }
      open.set(host, (open.get(host) ?? 0) + 1);
      const all = [...open.values()].reduce((sum, count) => sum + count, 0);
      most = Math.max(most, all);
      perHost.push(open.get(host) ?? 0);
      waiting.push(() => {
        open.set(host, (open.get(host) ?? 0) - 1);
        response.writeHead(200, { 'content-type': 'text/html' }).end(html('x'));
      });
      // answered once as many are open as may be, or none can come any more
      if (all === 4) setImmediate(release);
      else if (perHost.length > 8) setImmediate(release);
    });
    await using transport = createLoopbackTransport(server.port);
    const fetcher = createHttpFetcher({ name: 'test', transport, timeoutMs: 5_000 });
    const urls = Array.from({ length: 12 }, (_, i) => `http://host${i % 6}.test/${i}`);
    await Promise.all(urls.map((url) => fetcher.fetch(url, { signal })));
    expect(most).toBe(4);
    expect(Math.max(...perHost)).toBe(1);
  });

  it('ends at once when aborted, with the signal’s reason', async () => {
    const abort = new AbortController();
    const reason = new Error('cancelled');
    await using server = await startServer(({ url }, response) => {
      if (url === '/robots.txt') response.writeHead(404).end();
      else abort.abort(reason);
    });
    await using transport = createLoopbackTransport(server.port);
    const fetcher = createHttpFetcher({ name: 'test', transport });
    const pages = ['/a', '/b'].map((path) =>
      fetcher.fetch(`http://site.test${path}`, { signal: abort.signal }),
    );
    const outcomes = await Promise.allSettled(pages);
    expect(outcomes).toEqual([
      { status: 'rejected', reason },
      { status: 'rejected', reason },
    ]);
  });

  it('does not follow a public page into the private network', async () => {
    await using transport = createPublicTransport((_host, _options, callback) => {
      callback(null, [{ address: '10.0.0.1', family: 4 }]);
    });
    const fetcher = createHttpFetcher({ name: 'test', transport });
    for (const url of [
      'http://169.254.169.254/latest/meta-data',
      'http://intern.test/',
      'http://nextjs.offline.test/',
    ])
      expect(await reasonOf(fetcher.fetch(url, { signal }))).toBe('address_forbidden');
  });
});
