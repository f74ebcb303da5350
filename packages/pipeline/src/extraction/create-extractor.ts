import { PageSkipped } from '../protocol/page-fetcher.ts';
import { createTaskPool, TaskError } from '../threads/task-pool.ts';
import { extractedPageSchema, type ExtractedPage, type ExtractRequest } from './extracted-page.ts';

/** Reads pages in threads. A page that takes too long is stopped, and the other pages are read on. */
export interface Extractor extends AsyncDisposable {
  /** Rejects with `PageSkipped` for a page that cannot be read, and with the signal's reason once that is aborted. */
  extract(request: ExtractRequest, signal: AbortSignal): Promise<ExtractedPage>;
}

/** How much an extractor may use. */
export interface ExtractorOptions {
  /** How many pages are read at once. Default 2. */
  threads?: number;
  /** The processor time after which a page is given up, in milliseconds. Default 5,000. */
  limitMs?: number;
}

/** Starts the threads of an extractor. Disposing of it ends them. */
export function createExtractor({ threads = 2, limitMs = 5_000 }: ExtractorOptions = {}): Extractor {
  const pool = createTaskPool<ExtractRequest, ExtractedPage | null>({
    module: new URL('./extract-page.thread.ts', import.meta.url),
    threads,
    limitMs,
    response: extractedPageSchema.nullable(),
  });

  return {
    async extract(request, signal) {
      let page: ExtractedPage | null;
      try {
        page = await pool.run(request, signal);
      } catch (error) {
        if (!(error instanceof TaskError)) throw error;
        // Markup can bring its thread down, for example with elements nested 30,000 deep.
        const message =
          error.reason === 'too_slow'
            ? `not read within ${limitMs / 1000} s`
            : 'its markup could not be read';
        throw new PageSkipped('unreadable', message, error);
      }
      if (!page) throw new PageSkipped('unreadable', 'no main text was found');
      return page;
    },
    [Symbol.asyncDispose]: () => pool[Symbol.asyncDispose](),
  };
}
