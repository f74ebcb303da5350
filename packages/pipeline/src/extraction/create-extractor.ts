import { PageSkipped } from '../protocol/page-fetcher.ts';
import { createTaskPool, TaskError } from '../threads/task-pool.ts';
import { extractedPageSchema, type ExtractedPage } from './extracted-page.ts';

/**
 * Creates a reader of pages that runs in threads. Disposing of it ends the threads.
 *
 * @param options `threads`: how many pages are read at once, default 2. `limitMs`: the processor time after which the
 *   thread of a page is stopped, in milliseconds, default 5,000.
 */
export function createExtractor({ threads = 2, limitMs = 5_000 } = {}) {
  const pool = createTaskPool<string, ExtractedPage | null>({
    module: new URL('./extract-page.thread.ts', import.meta.url),
    threads,
    limitMs,
    response: extractedPageSchema.nullable(),
  });

  return {
    /** Rejects with `PageSkipped` for a page that cannot be read, and with the signal's reason once that is aborted. */
    async extract(html: string, signal: AbortSignal): Promise<ExtractedPage> {
      let page: ExtractedPage | null;
      try {
        page = await pool.run(html, signal);
      } catch (error) {
        if (!(error instanceof TaskError)) throw error;
        // Markup can bring its thread down, for example with elements nested 30,000 deep.
        const isSlow = error.reason === 'too_slow';
        const message = isSlow ? `not read within ${limitMs / 1000} s` : 'its markup could not be read';
        throw new PageSkipped('unreadable', message, error);
      }
      if (!page) throw new PageSkipped('unreadable', 'no main text was found');
      return page;
    },
    [Symbol.asyncDispose]: () => pool[Symbol.asyncDispose](),
  };
}
