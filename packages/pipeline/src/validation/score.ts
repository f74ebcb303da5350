import { toFigure, toPercent, toRange } from '@headway/ground';
import { toContentStems } from '@headway/text/words';
import type { ScorePart } from '../protocol/article.ts';
import type { Score } from '../protocol/stage-outputs.ts';
import { toPixelWidth } from '../text/pixel-width.ts';
import { toBenchmark, type Benchmark } from './benchmark.ts';
import { findOpenQuestions } from './find-open-questions.ts';
import { measureStyle } from './measure-style.ts';
import type { Metrics } from './metrics.ts';
import { scoreSources } from './score-sources.ts';
import { scoreSubstance } from './score-substance.ts';
import { atMost, inRange, toPart } from './score-part.ts';
import type { Subject } from './subject.ts';

/** How often the sentences of the article have each term. */
function countTerms({ substance }: Subject): Map<number, number> {
  const counts = new Map<number, number>();
  for (const { phrases } of substance.sentences) {
    for (const phrase of phrases) counts.set(phrase, (counts.get(phrase) ?? 0) + 1);
  }
  return counts;
}

function scoreTerms(subject: Subject, benchmark: Benchmark): ScorePart {
  const { terms } = subject.analysis;
  const total = terms.reduce((sum, { weight }) => sum + weight, 0);
  if (total === 0)
    return toPart({
      id: 'terms',
      label: 'Term coverage',
      max: 0,
      share: 0,
      detail: 'no common terms found',
    });
  const counts = countTerms(subject);
  let [reached, used] = [0, 0];
  for (const [index, { weight, low, high }] of terms.entries()) {
    const count = counts.get(index) ?? 0;
    const usual = (rate: number): number => (rate * subject.substance.words) / 1000;
    const saturation = Math.min(1, count / Math.max(1, Math.floor(usual(low))));
    const overuse = count > 2 * Math.max(2, Math.ceil(usual(high))) ? 0.5 : 1;
    reached += weight * saturation * overuse;
    if (count > 0) used += 1;
  }
  return toPart({
    id: 'terms',
    label: 'Term coverage',
    max: 30,
    share: reached / total,
    detail: `${used} of ${terms.length} terms used in sentences`,
    benchmark: `the terms of ${benchmark.pages} pages`,
  });
}

function scoreStructure({ substance }: Subject, metrics: Metrics, benchmark: Benchmark): ScorePart {
  const { words } = benchmark;
  const headings = substance.sections.filter(({ level }) => level >= 2).length;
  const share =
    0.5 * inRange(substance.words, words.low, words.high) +
    0.25 * inRange(headings, benchmark.headings.low, benchmark.headings.high) +
    0.125 * atMost(metrics.longestParagraph, 150) +
    0.125 * atMost(metrics.longestSection, 300);
  return toPart({
    id: 'structure',
    label: 'Structure',
    max: 15,
    share,
    detail: `${toFigure(metrics.words)} words, ${metrics.headings} headings`,
    benchmark: `${benchmark.pages} pages, ${toRange(words.low, words.high)} words`,
  });
}

function scoreReadability(
  { substance, language }: Subject,
  metrics: Metrics,
  benchmark: Benchmark,
): ScorePart {
  const style = measureStyle(substance.sentences, language);
  const floor = benchmark.readability;
  const measured: [weight: number, share: number][] = [[0.25, atMost(style.longSentences, 0.25)]];
  if (style.readability !== null && floor !== null)
    measured.push([0.4, inRange(style.readability, floor, 120)]);
  if (style.passive !== null) measured.push([0.15, atMost(style.passive, 0.1)]);
  if (style.transitions !== null) measured.push([0.2, inRange(style.transitions, 0.3, 1)]);
  const weights = measured.reduce((sum, [weight]) => sum + weight, 0);
  const reached = measured.reduce((sum, [weight, share]) => sum + weight * share, 0);
  const ease =
    metrics.readability === null
      ? ''
      : `${language.readability?.name ?? ''} ${Math.round(metrics.readability)}, `;
  return toPart({
    id: 'readability',
    label: 'Readability',
    max: 15 * weights,
    share: substance.sentences.length === 0 ? 0 : reached / weights,
    detail: `${ease}${toPercent(metrics.longSentences)} long sentences`,
    ...(floor !== null && {
      benchmark: `${benchmark.pages} pages, ${language.readability?.name ?? ''} from ${floor}`,
    }),
  });
}

function scoreOnPage(subject: Subject, metrics: Metrics): ScorePart {
  const { draft, substance, language, analysis } = subject;
  const keyword = new Set(subject.keywordStems());
  const inner = substance.sections.filter(({ level }) => level >= 2);
  const carrying = inner.filter(({ heading }) =>
    toContentStems(heading ?? '', language).some((stem) => keyword.has(stem)),
  ).length;
  const uses = countTerms(subject).get(analysis.terms.length) ?? 0;
  const hasText = substance.words > 0 ? 1 : 0;
  const share =
    hasText *
    (0.2 * (metrics.titleHasKeyword ? 1 : 0) +
      0.15 * atMost(toPixelWidth(draft.title), 600) +
      0.2 * inRange(draft.metaDescription.length, 120, 156) +
      0.25 * inRange(carrying / Math.max(1, inner.length), 0.3, 0.75) +
      0.2 * inRange(uses / Math.max(1, substance.words), 0.005, 0.03));
  const detail = `keyword in ${toPercent(metrics.headingsWithKeyword)} of the headings, density ${toPercent(metrics.density, 1)}`;
  return toPart({ id: 'on-page', label: 'On the page', max: 15, share, detail });
}

const EARLY_WORDS = 120;

function scoreQuestions(
  { analysis, substance, language, keywordStems }: Subject,
  metrics: Metrics,
): ScorePart {
  const { questions } = analysis;
  const open = findOpenQuestions(
    questions,
    substance.sections.map(({ heading }) => heading),
    substance.sentences,
    language,
  );
  let words = 0;
  const early = substance.sentences.filter((sentence) => (words += sentence.words) <= EARLY_WORDS);
  const stems = new Set(early.flatMap(({ contentStems }) => [...contentStems]));
  const isEarly =
    early.length > 0 &&
    keywordStems().every((stem) => stems.has(stem)) &&
    (language.isDefining === null || early.some(({ text }) => language.isDefining?.(text)));
  const { length } = questions;
  const answered =
    length === 0 ? 'No questions found' : `${length - metrics.openQuestions.length} of ${length} questions`;
  const earlyShare = isEarly ? 1 : 0;
  return toPart({
    id: 'questions',
    label: 'Questions',
    max: length === 0 ? 4 : 10,
    share: length === 0 ? earlyShare : 0.6 * (1 - open.length / length) + 0.4 * earlyShare,
    detail: `${answered}; ${isEarly ? 'the answer comes early' : 'no early answer'}`,
  });
}

/**
 * Computes the content score, 0 to 100: the reached share of the points that can be measured, times the share to which the
 * text is an article about the keyword. All points are measured in the sentences of that article alone, so that nothing
 * else in the text can raise them.
 */
export function toScore(subject: Subject, metrics: Metrics): Score {
  const benchmark = toBenchmark(subject);
  const substance = scoreSubstance(subject, benchmark);
  const parts = [
    substance.part,
    ...[
      scoreTerms(subject, benchmark),
      scoreStructure(subject, metrics, benchmark),
      scoreReadability(subject, metrics, benchmark),
      scoreSources(subject),
      scoreOnPage(subject, metrics),
      scoreQuestions(subject, metrics),
    ].map((part) => ({ ...part, points: roundTenth(part.points * substance.share) })),
  ];
  const points = parts.reduce((sum, part) => sum + part.points, 0);
  const max = parts.reduce((sum, part) => sum + part.max, 0);
  return { total: Math.round((100 * points) / max), parts };
}

function roundTenth(points: number): number {
  return Math.round(points * 10) / 10;
}
