import { countWords } from '@headway/text/words';
import { PipelineError } from '../protocol/pipeline-error.ts';
import type { SearchResult } from '../protocol/search-provider.ts';
import { plural } from '../text/plural.ts';
import { collapseWhitespace } from '../text/whitespace.ts';
import { addUsage } from '../protocol/usage.ts';
import { defineStage } from './define-stage.ts';

const MAX_KEYWORD_LENGTH = 200;
const MAX_RESULTS = 10;
const MIN_RESULTS = 3;

/** The keyword in the form that is searched: one line, in NFC, without invisible characters. */
function toSearchableKeyword(keyword: string): string {
  return collapseWhitespace(keyword.normalize('NFC').replace(/[\p{Cc}\p{Cf}\p{Cs}]/gu, ' '));
}

/** Searches for the keyword. */
export const serpAnalysis = defineStage('serp-analysis', {
  provider: ({ search }) => search.name,
  async run(request, _outputs, { signal, report, providers, idempotencyKey }) {
    const keyword = toSearchableKeyword(request.keyword);
    if (keyword.length > MAX_KEYWORD_LENGTH)
      throw new PipelineError(
        'keyword_not_covered',
        `A keyword has at most ${MAX_KEYWORD_LENGTH} characters; this one has ${keyword.length}.`,
      );
    if (countWords(keyword) === 0)
      throw new PipelineError('keyword_not_covered', 'The keyword has no word that could be searched for.');
    requireLanguage(request.locale, providers.writer.languages);
    report({ fraction: 0, detail: `searching for ${keyword}` });
    const response = await providers.search.search(
      { keyword, locale: request.locale, count: MAX_RESULTS },
      { signal, idempotencyKey },
    );
    const results = toDistinctResults(response.results).slice(0, MAX_RESULTS);
    if (results.length < MIN_RESULTS)
      throw new PipelineError(
        'too_few_results',
        `The search found ${plural(results.length, 'page')} about this keyword; an article takes at least ${MIN_RESULTS}.`,
        { suggestions: response.related.slice(0, 5) },
      );
    const { questions, related } = response;
    report({
      fraction: 1,
      detail: `${plural(results.length, 'result')}, ${plural(questions.length, 'question')}`,
    });
    return { results, questions, related, usage: addUsage({ searchCalls: response.calls }) };
  },
});

/** Refuses a language that the writer does not write, before other stages have run. */
function requireLanguage(locale: string, languages: readonly string[] | null): void {
  const { language } = new Intl.Locale(locale);
  if (!languages || languages.includes(language)) return;
  const names = new Intl.DisplayNames('en', { type: 'language' });
  const known = languages.map((code) => names.of(code) ?? code).join(', ');
  throw new PipelineError(
    'keyword_not_covered',
    `Without a model that writes, articles come in ${known} only, not in ${names.of(language) ?? language}. Start the keyword again in ${known}.`,
  );
}

/** Keeps the first of results that differ in their fragment only, and numbers the results. */
function toDistinctResults(results: readonly SearchResult[]): SearchResult[] {
  const web = results.filter(({ url }) => /^https?:$/u.test(new URL(url).protocol));
  const byUrl = Map.groupBy(web, ({ url }) => new URL(url).href.split('#', 1)[0]);
  return [...byUrl.values()].flatMap(([first], i) => (first ? { ...first, position: i + 1 } : []));
}
