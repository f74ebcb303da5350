import pLimit, { type LimitFunction } from 'p-limit';
import { fetch, type Response } from 'undici';
import { abortable } from '@headway/ground';
import { PageSkipped, type FetchedPage, type PageFetcher } from '../protocol/page-fetcher.ts';
import { decodeBody } from './decode-body.ts';
import { createRobots } from './robots.ts';
import type { Transport } from './transport.ts';

const USER_AGENT = 'HeadwayBot/0.1 (content research; respects robots.txt)';
const ROBOTS_AGENT = 'HeadwayBot';
const MAX_HOPS = 5;
const MAX_ROBOTS_BYTES = 500_000;

interface HttpFetcherOptions {
  name: string;
  transport: Transport;
  /** The largest body after decompression, in bytes. Default 3 MB. */
  maxBytes?: number;
  /** The time for a page with all its redirects, in milliseconds. Default 10 s. */
  timeoutMs?: number;
  /** How many pages are fetched at once, of different hosts. Default 4. */
  concurrency?: number;
}

/** Fetches pages over HTTP: one at a time per host, only those that robots.txt allows, within limits of time and size. */
export function createHttpFetcher(options: HttpFetcherOptions): PageFetcher {
  const { transport, maxBytes = 3_000_000, timeoutMs = 10_000 } = options;
  const all = pLimit(options.concurrency ?? 4);
  const hosts = new Map<string, LimitFunction>();

  const robots = createRobots({
    userAgent: ROBOTS_AGENT,
    async read(url, signal) {
      const { response, body } = await follow(url, signal, { bytes: MAX_ROBOTS_BYTES, beyond: 'cut' });
      return { status: response.status, text: decodeBody(body, null) };
    },
  });

  /** Sends one request, and follows no redirect. A failure of the network becomes `PageSkipped`. */
  async function request(url: URL, signal: AbortSignal): Promise<Response> {
    transport.check(url);
    try {
      return await fetch(url.href, {
        dispatcher: transport.dispatcher,
        redirect: 'manual',
        signal,
        headers: { 'user-agent': USER_AGENT, accept: 'text/html,application/xhtml+xml;q=0.9' },
      });
    } catch (error) {
      throw toPageSkipped(error, url);
    }
  }

  async function follow(
    start: URL,
    signal: AbortSignal,
    limit: BodyLimit,
    mayVisit: (url: URL) => Promise<boolean> = async () => true,
  ): Promise<{ url: URL; response: Response; body: Uint8Array }> {
    let url = start;
    for (let hop = 0; hop <= MAX_HOPS; hop += 1) {
      if (!(await mayVisit(url)))
        throw new PageSkipped('robots_denied', `${url.host} asks robots to leave this page alone`);
      const response = await request(url, signal);
      const location = response.headers.get('location');
      if (response.status < 300 || response.status >= 400 || location === null) {
        return { url, response, body: await readBody(response, limit, url) };
      }
      await response.body?.cancel();
      if (!URL.canParse(location, url))
        throw new PageSkipped('http_error', `${url.host} redirects to no address`);
      url = new URL(location, url);
    }
    throw new PageSkipped('redirect_limit', `more than ${MAX_HOPS} redirects`);
  }

  async function fetchPage(url: URL, signal: AbortSignal): Promise<FetchedPage> {
    const found = await follow(url, signal, { bytes: maxBytes, beyond: 'skip' }, (hop) =>
      robots.allows(hop, signal),
    );
    const { response, body } = found;
    if (!response.ok) throw new PageSkipped('http_error', `${url.host} answered ${response.status}`);
    const type = response.headers.get('content-type');
    if (type !== null && !/^\s*(?:text\/html|application\/xhtml\+xml)/iu.test(type))
      throw new PageSkipped('not_html', `${type.split(';', 1)[0] ?? type} is not a page`);
    return { url: found.url.href, html: decodeBody(body, type) };
  }

  return {
    name: options.name,
    async fetch(href, { signal }) {
      if (!URL.canParse(href)) throw new PageSkipped('address_forbidden', 'not an address');
      const url = new URL(href);
      const host = hosts.get(url.host) ?? pLimit(1);
      hosts.set(url.host, host);
      // a page that waits for its host must not take a place that another host could use
      const page = host(() =>
        all(async () => {
          signal.throwIfAborted();
          const timeout = AbortSignal.timeout(timeoutMs);
          try {
            return await fetchPage(url, AbortSignal.any([signal, timeout]));
          } catch (error) {
            signal.throwIfAborted();
            if (timeout.aborted)
              throw new PageSkipped('timed_out', `no page within ${timeoutMs / 1000} s`, error);
            throw error;
          }
        }),
      );
      try {
        return await abortable(page, signal);
      } finally {
        if (host.activeCount + host.pendingCount === 0) hosts.delete(url.host);
      }
    },
  };
}

/** How much of a body is read, and what happens to a longer one. */
interface BodyLimit {
  bytes: number;
  beyond: 'skip' | 'cut';
}

/** Reads a body up to a limit, counted after decompression. */
async function readBody(response: Response, limit: BodyLimit, url: URL): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  try {
    for await (const chunk of response.body ?? []) {
      size += chunk.byteLength;
      if (size > limit.bytes && limit.beyond === 'skip')
        throw new PageSkipped('too_large', `more than ${limit.bytes} bytes`);
      chunks.push(chunk);
      if (size > limit.bytes) break;
    }
  } catch (error) {
    throw toPageSkipped(error, url);
  }
  return Buffer.concat(chunks);
}

function toPageSkipped(error: unknown, url: URL): PageSkipped {
  for (let cause = error; cause instanceof Error; cause = cause.cause) {
    if (cause instanceof PageSkipped) return cause;
  }
  return new PageSkipped('unreachable', `${url.host} could not be reached`, error);
}
