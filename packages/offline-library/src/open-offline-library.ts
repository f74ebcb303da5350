import { PipelineError, type PageLibrary } from '@headway/pipeline/protocol';
import { Piscina } from 'piscina';
import { z } from 'zod';
import { MIN_PAGES } from './find-pages.ts';
import { foundPagesSchema } from './search-library.ts';
import { HOST_SUFFIX } from './sites.ts';

/** How to open the offline library. */
export interface OfflineLibraryOptions {
  /** The folder that keeps the index between runs. Created when missing; safe to delete. */
  cacheDirectory: string;
}

/**
 * Opens the offline library: documentation that npm installed with the dependencies (`sources.json` lists it). One thread
 * searches it and serves it over HTTP on loopback. The first opening builds the index, which takes seconds; later ones
 * read it from `cacheDirectory`.
 *
 * @returns Once the index is loaded and the server listens. Disposing of the library ends the thread.
 * @example
 * ```ts
 * await using library = await openOfflineLibrary({ cacheDirectory: '.cache/library' });
 * const { results } = await library.search.search({ keyword: 'caching', locale: 'en' }, options);
 * ```
 */
export async function openOfflineLibrary({ cacheDirectory }: OfflineLibraryOptions): Promise<PageLibrary> {
  const thread = new Piscina({
    filename: new URL('./library.thread.ts', import.meta.url).href,
    minThreads: 1,
    maxThreads: 1,
    // The thread serves HTTP while no search runs: it must not block on the next task.
    atomics: 'disabled',
    workerData: { cacheDirectory },
  });

  async function getPort(): Promise<number> {
    return z.int().parse(await thread.run(undefined, { name: 'getPort' }));
  }

  try {
    await getPort();
  } catch (error) {
    await thread.destroy();
    throw error;
  }
  return {
    hostSuffix: HOST_SUFFIX,
    getPort,
    search: {
      name: 'offline-library',
      async search({ keyword, count = 10 }, { signal }) {
        signal.throwIfAborted();
        const found = foundPagesSchema.parse(await thread.run({ keyword, count }, { name: 'search' }));
        // A search takes hundredths of a second and other calls use the same thread, so an abort does not stop it.
        signal.throwIfAborted();
        if (!found.covered)
          throw new PipelineError(
            'keyword_not_covered',
            `The offline library does not cover this keyword: fewer than ${MIN_PAGES} of its pages are about it. Try another keyword.`,
            { suggestions: found.suggestions },
          );
        return { results: found.results, questions: found.questions, related: found.related, calls: 1 };
      },
    },
    [Symbol.asyncDispose]: () => thread.destroy(),
  };
}
