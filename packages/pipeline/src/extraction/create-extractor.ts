import pLimit from 'p-limit';
import { PageSkipped } from '../protocol/page-fetcher.ts';
import { createThread, ThreadError, ThreadTimeoutError, type Thread } from '../threads/thread.ts';
import { extractedPageSchema, type ExtractedPage, type ExtractRequest } from './extracted-page.ts';

/** Reads pages in threads that are stopped when a page takes too long. */
export interface Extractor extends AsyncDisposable {
  /** Throws `PageSkipped` for a page that cannot be read. */
  extract(request: ExtractRequest, signal: AbortSignal): Promise<ExtractedPage>;
}

export interface ExtractorOptions {
  /** Threads at once. Default 2. */
  threads?: number;
  /** Default 5 s. */
  timeoutMs?: number;
}

export function createExtractor({ threads = 2, timeoutMs = 5_000 }: ExtractorOptions = {}): Extractor {
  const limit = pLimit(threads);
  const all: Thread<ExtractRequest, ExtractedPage | null>[] = [];
  const idle: Thread<ExtractRequest, ExtractedPage | null>[] = [];

  function create(): Thread<ExtractRequest, ExtractedPage | null> {
    const thread = createThread<ExtractRequest, ExtractedPage | null>({
      module: './extract-page.thread',
      base: import.meta.url,
      response: extractedPageSchema.nullable(),
      onAbort: 'stop',
    });
    all.push(thread);
    return thread;
  }

  return {
    extract: (request, signal) =>
      limit(async () => {
        const thread = idle.pop() ?? create();
        try {
          const page = await thread.call(request, { signal, timeoutMs });
          if (!page) throw new PageSkipped('unreadable', 'no main text was found');
          return page;
        } catch (error) {
          if (error instanceof ThreadTimeoutError)
            throw new PageSkipped('unreadable', `not read within ${timeoutMs / 1000} s`, error);
          // one page's markup may bring its thread down, such as by nesting too deep; the others go on
          if (error instanceof ThreadError)
            throw new PageSkipped('unreadable', 'its markup could not be read', error);
          throw error;
        } finally {
          idle.push(thread);
        }
      }),
    async [Symbol.asyncDispose]() {
      await Promise.all(all.map((thread) => thread[Symbol.asyncDispose]()));
    },
  };
}
