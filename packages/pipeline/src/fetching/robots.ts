import { createRequire } from 'node:module';

interface Rules {
  isDisallowed(url: string, userAgent: string): boolean | undefined;
}

// The package is CommonJS and declares an ES default export, which is not what Node makes of it.
const parseRobots: (url: string, text: string) => Rules = createRequire(import.meta.url)('robots-parser');

/** What a site's robots.txt was answered with. */
export interface RobotsResponse {
  status: number;
  text: string;
}

/** Says which pages a site wants left alone. */
export interface Robots {
  allows(url: URL, signal: AbortSignal): Promise<boolean>;
}

export interface RobotsOptions {
  userAgent: string;
  /** Reads a robots.txt. What it throws is thrown on, and asked for again next time. */
  read: (url: URL, signal: AbortSignal) => Promise<RobotsResponse>;
}

const MAX_ORIGINS = 500;
const KEPT_MS = 60 * 60 * 1000;

/** The rules of each origin are read once an hour. RFC 9309: 4xx allows all, 5xx denies all. */
export function createRobots({ userAgent, read }: RobotsOptions): Robots {
  const cache = new Map<string, { allows: (url: string) => boolean; until: number }>();

  async function load(origin: string, signal: AbortSignal): Promise<(url: string) => boolean> {
    const url = new URL('/robots.txt', origin);
    const response = await read(url, signal);
    if (response.status >= 500) return () => false;
    if (response.status >= 400 || response.status < 200 || response.status >= 300) return () => true;
    const rules = parseRobots(url.href, response.text);
    return (page) => rules.isDisallowed(page, userAgent) !== true;
  }

  return {
    async allows(url, signal) {
      const known = cache.get(url.origin);
      if (known && known.until > Date.now()) return known.allows(url.href);
      const allows = await load(url.origin, signal);
      const oldest = cache.keys().next();
      if (cache.size >= MAX_ORIGINS && !oldest.done) cache.delete(oldest.value);
      cache.set(url.origin, { allows, until: Date.now() + KEPT_MS });
      return allows(url.href);
    },
  };
}
