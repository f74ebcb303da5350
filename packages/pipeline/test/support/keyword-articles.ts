import { fileURLToPath } from 'node:url';
import { loadLanguage } from '@headway/text/language';
import { openOfflineLibrary } from '@headway/offline-library';
import { createAssessor, toBrief, type AssessmentBrief } from '../../src/assessment.ts';
import { createEditedSubjects } from '../../src/assessment/edited-subject.ts';
import { createProviders, parseStageOutputs, stages } from '../../src/index.ts';
import { measure } from '../../src/validation/measuring/metrics.ts';
import { toScore } from '../../src/validation/scoring/score.ts';
import type { AssessedArticle } from '../../src/protocol/article.ts';
import type { Material } from './no-articles.ts';

/** Where the product keeps the library's index, too. */
const LIBRARY = fileURLToPath(new URL('../../../../node_modules/.cache/headway/library', import.meta.url));

/** Keywords on which the offline library has enough running text. */
export const KEYWORDS = [
  'server components',
  'streaming text',
  'caching',
  'dynamic routes',
  'error handling',
  'image optimization',
  'static export',
  'route handlers',
  'data fetching',
  'tool calling',
  'structured data',
  'self-hosting',
  'lazy loading',
  'embeddings',
  'metadata',
  'authentication',
  'fonts',
  'redirects',
  'server actions',
  'nextjs',
] as const;

export type Keyword = (typeof KEYWORDS)[number];

/** The generated article about a keyword, and the means to judge other texts about it. */
export interface KeywordArticle {
  keyword: Keyword;
  markdown: string;
  /** What the texts that are no articles are made of. `draft` is the text whose parts they take. */
  toMaterial: (draft: string) => Material;
  /** Runs all checks, and computes the score. A text is assessed once. */
  assess: (markdown: string) => AssessedArticle;
  /** Computes the score alone: the same as that of `assess`, in a third of the time. */
  score: (markdown: string) => number;
}

/** Writes the articles about all keywords, one after the other. */
export async function writeKeywordArticles(): Promise<ReadonlyMap<Keyword, KeywordArticle>> {
  await using providers = await createProviders(
    {},
    { openLibrary: () => openOfflineLibrary({ cacheDirectory: LIBRARY }) },
  );
  const english = await loadLanguage('en');
  const briefs = new Map<Keyword, AssessmentBrief>();
  for (const keyword of KEYWORDS) {
    const request = { keyword, locale: 'en', ownArticles: [] };
    const outputs: Record<string, unknown> = {};
    for (const stage of stages) {
      outputs[stage.id] = await stage.run(request, parseStageOutputs(outputs), {
        signal: new AbortController().signal,
        providers,
        idempotencyKey: `score:${stage.id}`,
        report: () => undefined,
      });
    }
    const brief = toBrief(request, outputs);
    if (!brief) throw new Error(`no article about ${keyword}`);
    briefs.set(keyword, brief);
  }
  return new Map(
    [...briefs].map(([keyword, brief], i) => {
      const other = KEYWORDS[(i + 7) % KEYWORDS.length] ?? keyword;
      const { original, analysis, pages } = brief;
      const { metaDescription } = original;
      const assess = createAssessor(brief, english);
      const toSubject = createEditedSubjects(brief, english);
      const assessed = new Map<string, AssessedArticle>();
      const scores = new Map<string, number>();
      const compute = (markdown: string): number => {
        const subject = toSubject({ markdown, metaDescription });
        return toScore(subject, measure(subject)).total;
      };
      return [
        keyword,
        {
          keyword,
          markdown: original.markdown,
          toMaterial: (draft) => ({
            keyword,
            draft,
            terms: analysis.terms.map(({ term }) => term),
            questions: analysis.questions.map(({ question }) => question),
            sources: original.sources.flatMap(({ n, url }) => {
              const text = pages.find((page) => page.url === url)?.text ?? '';
              return text === '' ? [] : [{ n, text }];
            }),
            other: { keyword: other, draft: briefs.get(other)?.original.markdown ?? '' },
          }),
          assess: (markdown) => {
            const article = assessed.get(markdown) ?? assess({ markdown, metaDescription });
            assessed.set(markdown, article);
            return article;
          },
          score: (markdown) => {
            const score = scores.get(markdown) ?? compute(markdown);
            scores.set(markdown, score);
            return score;
          },
        },
      ];
    }),
  );
}
