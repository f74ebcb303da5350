import { createExtractor } from '../extraction/create-extractor.ts';
import { PipelineError } from '../protocol/pipeline-error.ts';
import { PageSkipped, type FetchedPage } from '../protocol/page-fetcher.ts';
import type { SearchResult } from '../protocol/search-provider.ts';
import type { CompetitorPage, SkippedPage } from '../protocol/stage-outputs.ts';
import { addUsage } from '../protocol/usage.ts';
import { defineStage, requireOutput } from './define-stage.ts';

const MIN_PAGES = 3;
const MIN_WORDS = 100;

/** All generations of a process share its threads, since starting them takes longer than reading a page. */
const extractor = createExtractor();

/** Fetches and reads the pages of the search results. */
export const competitorScraping = defineStage('competitor-scraping', {
  provider: ({ fetcher }) => fetcher.name,
  async run(_request, outputs, { signal, report, providers }) {
    const { results } = requireOutput(outputs, 'serp-analysis');
    const pages: CompetitorPage[] = [];
    const skipped: SkippedPage[] = [];
    const fetched = new Set<string>();
    let answered = 0;

    const reportProgress = (): void => {
      // a page has two steps, fetching and reading; a skipped page has finished both
      const steps = pages.length + skipped.length + fetched.size;
      const without = skipped.length === 0 ? '' : `, ${skipped.length} skipped`;
      report({
        fraction: steps / (results.length * 2),
        detail: `${pages.length} of ${results.length} pages${without}`,
      });
    };

    const read = async (result: SearchResult): Promise<void> => {
      try {
        const page = await providers.fetcher.fetch(result.fetchUrl, { signal });
        fetched.add(result.url);
        answered += 1;
        reportProgress();
        pages.push(await readPage(result, page, signal));
      } catch (error) {
        if (!(error instanceof PageSkipped)) throw error;
        skipped.push({ url: result.url, reason: error.reason, detail: error.message });
        fetched.add(result.url);
      }
      signal.throwIfAborted();
      reportProgress();
    };

    reportProgress();
    const outcomes = await Promise.allSettled(results.map(read));
    signal.throwIfAborted();
    for (const outcome of outcomes) if (outcome.status === 'rejected') throw outcome.reason;
    if (pages.length < MIN_PAGES)
      throw new PipelineError(
        'too_few_pages',
        `Only ${pages.length} of ${results.length} pages could be read; an article takes at least ${MIN_PAGES}.`,
      );
    return {
      pages: pages.toSorted((a, b) => a.position - b.position),
      skipped,
      usage: addUsage({ pagesFetched: answered }),
    };
  },
});

async function readPage(
  result: SearchResult,
  page: FetchedPage,
  signal: AbortSignal,
): Promise<CompetitorPage> {
  const read = await extractor.extract(page.html, signal);
  if (read.words < MIN_WORDS) throw new PageSkipped('too_short', `${read.words} words are no article`);
  return { ...result, ...read, title: read.title === '' ? result.title : read.title };
}
