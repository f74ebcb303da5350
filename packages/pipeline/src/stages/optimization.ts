import { loadLanguage } from '@headway/text/language';
import type { Gaps } from '../protocol/writer.ts';
import { toTextPatch } from '../text/to-text-patch.ts';
import { addUsage } from '../protocol/usage.ts';
import type { Examination } from '../validation/examine.ts';
import { toBenchmark } from '../validation/measuring/benchmark.ts';
import { toGeneratedArticle } from '../validation/to-generated-article.ts';
import { validate } from '../validation/validate.ts';
import { defineStage, requireOutput } from './define-stage.ts';
import { toPassedChecks } from './to-passed-checks.ts';
import { toScoreStep } from './to-score-step.ts';

const MAX_ROUNDS = 2;

/** Fills the gaps of the draft in up to two rounds. Keeps a round only if it raises the score. Returns the article. */
export const optimization = defineStage('optimization', {
  provider: ({ writer }) => writer.name,
  async run(request, outputs, { signal, report, providers, idempotencyKey }) {
    const generated = requireOutput(outputs, 'content-generation');
    const { pages } = requireOutput(outputs, 'competitor-scraping');
    const analysis = requireOutput(outputs, 'seo-analysis');
    const brief = { request, pages, analysis, language: await loadLanguage(request.locale) };
    let usage = addUsage(
      outputs['serp-analysis']?.usage,
      outputs['competitor-scraping']?.usage,
      generated.usage,
    );
    const changes: string[] = [];

    report({ fraction: 0, detail: 'measuring the draft' });
    let best = await validate({ ...brief, draft: generated.draft }, signal);
    const before = best.score.total;
    for (let round = 1; round <= MAX_ROUNDS; round += 1) {
      const gaps = toGaps(best);
      if (gaps.terms.length + gaps.questions.length + gaps.findings.length === 0) break;
      const revised = await providers.writer.revise(best.subject.draft, gaps, brief, {
        signal,
        idempotencyKey: `${idempotencyKey}:${round}`,
        // measuring the revision is the other half of a round
        report: ({ fraction, detail }) =>
          report({ fraction: (round - 1 + fraction / 2) / MAX_ROUNDS, detail: `round ${round}: ${detail}` }),
      });
      if (!revised) break;
      usage = addUsage(usage, revised);
      const next = await validate({ ...brief, draft: revised.draft }, signal);
      const step = toScoreStep(best.score.total, next.score.total);
      if (toPoints(next) > toPoints(best) && countBlocks(next) <= countBlocks(best)) {
        changes.push(...revised.changes, `Round ${round} ${step}`);
        best = next;
      } else {
        changes.push(`Round ${round} ${step}, and was taken back`);
        round = MAX_ROUNDS;
      }
      report({ fraction: Math.min(1, round / MAX_ROUNDS), detail: `round ${round} ${step}` });
    }
    const article = toGeneratedArticle(best, { before, changes, usage });
    const text = toTextPatch(generated.draft.markdown, article.markdown);
    const score =
      before === article.score.total ? `score ${before}` : `score ${before}, now ${article.score.total}`;
    report({
      fraction: 1,
      detail: `${score}; ${toPassedChecks(article.checks)}`,
      ...(text ? { text } : {}),
    });
    return { article };
  },
});

/** The score before rounding: a gain of half a point counts. */
function toPoints({ score }: Examination): number {
  return score.parts.reduce((sum, { points }) => sum + points, 0);
}

function countBlocks({ checks }: Examination): number {
  return checks.filter(({ level }) => level === 'block').length;
}

function toGaps({ metrics, checks, subject }: Examination): Gaps {
  const missing = new Set(metrics.terms.filter(({ count, low }) => count < low).map(({ term }) => term));
  const { low, high } = toBenchmark(subject).words;
  return {
    terms: subject.analysis.terms.filter(({ term }) => missing.has(term)),
    questions: metrics.openQuestions,
    // a revision cannot change that a draft is extractive or that it has no images
    findings: checks
      .filter(({ level, id }) => level !== 'pass' && id !== 'own-words' && id !== 'images')
      .map(({ label, detail }) => `${label}: ${detail}`),
    words:
      metrics.words > high ? Math.round(high - metrics.words) : Math.max(0, Math.round(low - metrics.words)),
  };
}
