import { createRequire } from 'node:module';

interface Rules {
  isDisallowed(url: string, userAgent: string): boolean | undefined;
}

// The package is CommonJS, but its types declare an ES default export, which Node does not have for it.
const parseRobots: (url: string, text: string) => Rules = createRequire(import.meta.url)('robots-parser');

interface RobotsOptions {
  userAgent: string;
  /** Reads a robots.txt. An error is thrown on, and the file is read again next time. */
  read: (url: URL, signal: AbortSignal) => Promise<{ status: number; text: string }>;
}

const MAX_ORIGINS = 500;
const KEPT_MS = 60 * 60 * 1000;

/**
 * Knows which pages a site forbids to robots. The rules of each origin are read once an hour; 4xx allows all pages, 5xx
 * forbids all.
 *
 * @see https://www.rfc-editor.org/rfc/rfc9309#section-2.3.1
 */
export function createRobots({ userAgent, read }: RobotsOptions) {
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
    async allows(url: URL, signal: AbortSignal): Promise<boolean> {
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
