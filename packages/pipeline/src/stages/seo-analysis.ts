import { loadLanguage } from '@headway/text/language';
import { toStems } from '@headway/text/words';
import { clusterHeadings } from '../analysis/cluster-headings.ts';
import {
  pageStatisticsSchema,
  type AnalyseRequest,
  type PageStatistics,
} from '../analysis/page-statistics.ts';
import { rankTerms } from '../analysis/rank-terms.ts';
import type { CompetitorPage, SeoAnalysis } from '../protocol/stage-outputs.ts';
import { plural } from '../text/plural.ts';
import { toRange } from '../text/quantile.ts';
import { findQuestions } from '../text/to-question.ts';
import { createTaskPool, TaskError } from '../threads/task-pool.ts';
import { defineStage, requireOutput } from './define-stage.ts';

const MAX_QUESTIONS = 12;
/** The processor time after which the analysis of a page is stopped. */
const PAGE_LIMIT_MS = 10_000;

/** All generations of a process share it, since starting it takes longer than analysing a page. */
const pool = createTaskPool<AnalyseRequest, PageStatistics>({
  module: new URL('../analysis/analyse-text.thread.ts', import.meta.url),
  threads: 1,
  limitMs: PAGE_LIMIT_MS,
  response: pageStatisticsSchema,
});

/** Measures the competing pages. */
export const seoAnalysis = defineStage('seo-analysis', {
  provider: () => 'wink',
  async run(request, outputs, { signal, report }) {
    const { questions } = requireOutput(outputs, 'serp-analysis');
    const { pages } = requireOutput(outputs, 'competitor-scraping');
    const language = await loadLanguage(request.locale);
    report({ fraction: 0, detail: `page 1 of ${pages.length}` });
    const statistics: PageStatistics[] = [];
    for (const [i, page] of pages.entries()) {
      try {
        statistics.push(await pool.run({ blocks: page.blocks, locale: request.locale }, signal));
      } catch (error) {
        // a page whose text cannot be analysed in time counts as a page without terms
        if (!(error instanceof TaskError)) throw error;
      }
      report({ fraction: (i + 1) / (pages.length + 1), detail: `page ${i + 1} of ${pages.length}` });
    }
    const typical = pages.filter((page) => !isOutlier(page, pages));
    const readabilities = statistics.flatMap((page) => page.readability ?? []);
    const terms = rankTerms(statistics, toStems(request.keyword, language));
    const topics = clusterHeadings(pages, terms, request.keyword, language);
    report({ fraction: 1, detail: `${plural(terms.length, 'term')}, ${plural(topics.length, 'topic')}` });
    return {
      language: toCommonest(pages.flatMap((page) => page.language ?? [])) ?? request.locale,
      terms,
      questions: toDistinct([...questions, ...toPageQuestions(pages)]).slice(0, MAX_QUESTIONS),
      topics,
      words: toRange(typical.map((page) => page.words)),
      headings: toRange(typical.map((page) => page.blocks.filter(({ kind }) => kind === 'heading').length)),
      readability: readabilities.length === 0 ? null : toRange(readabilities),
    };
  },
});

/**
 * Whether the length of a page is beyond Tukey's fences: 1.5 times the interquartile range outside the quartiles.
 *
 * @see https://en.wikipedia.org/wiki/Outlier#Tukey's_fences
 */
function isOutlier(page: CompetitorPage, pages: readonly CompetitorPage[]): boolean {
  const { low, high } = toRange(pages.map(({ words }) => words));
  const reach = 1.5 * (high - low);
  return page.words < low - reach || page.words > high + reach;
}

function toPageQuestions(pages: readonly CompetitorPage[]): SeoAnalysis['questions'] {
  return pages.flatMap(({ url, blocks }) =>
    findQuestions(blocks.flatMap(({ kind, text }) => (kind === 'heading' ? { title: text, url } : []))),
  );
}

function toCommonest(values: readonly string[]): string | undefined {
  const share = (value: string): number => values.filter((other) => other === value).length;
  return values.toSorted((a, b) => share(b) - share(a))[0];
}

/** Keeps the first of questions that differ in capitals only. */
function toDistinct(questions: SeoAnalysis['questions']): SeoAnalysis['questions'] {
  const byText = Map.groupBy(questions, ({ question }) => question.toLowerCase());
  return [...byText.values()].flatMap(([first]) => first ?? []);
}
