import type { ScorePart } from '../protocol/article.ts';
import type { Score } from '../protocol/stage-outputs.ts';
import { toPixelWidth } from '../text/pixel-width.ts';
import type { Metrics } from './metrics.ts';
import type { Subject } from './subject.ts';

/** 1 inside a range. Falls to 0 at zero below the range, and at twice the upper bound above it. */
function inRange(value: number, low: number, high: number): number {
  if (value < low) return low === 0 ? 1 : Math.max(0, value / low);
  if (value > high) return high === 0 ? 0 : Math.max(0, 2 - value / high);
  return 1;
}

/** 1 up to a limit. Falls to 0 at twice the limit. */
function atMost(value: number, limit: number): number {
  return inRange(value, 0, limit);
}

/** A part of the score that reaches a share, 0 to 1, of its `max` points. */
function toPart(id: string, label: string, max: number, share: number, detail: string): ScorePart {
  return { id, label, max, points: Math.round(max * Math.min(1, Math.max(0, share)) * 10) / 10, detail };
}

function scoreTerms({ terms }: Metrics): ScorePart {
  const total = terms.reduce((sum, { weight }) => sum + weight, 0);
  if (total === 0) return toPart('terms', 'Term coverage', 0, 0, 'the pages share no terms');
  const reached = terms.reduce((sum, { weight, count, low, high }) => {
    const saturation = Math.min(1, count / low);
    const overuse = count > 2 * high ? 0.5 : 1;
    return sum + weight * saturation * overuse;
  }, 0);
  const used = terms.filter(({ count }) => count > 0).length;
  return toPart('terms', 'Term coverage', 40, reached / total, `${used} of ${terms.length} terms used`);
}

function scoreStructure({ analysis }: Subject, metrics: Metrics): ScorePart {
  const { low, high } = analysis.words;
  const share =
    0.5 * inRange(metrics.words, low, high) +
    0.25 * inRange(metrics.headings, analysis.headings.low, Math.max(analysis.headings.high, 12)) +
    0.125 * atMost(metrics.longestParagraph, 150) +
    0.125 * atMost(metrics.longestSection, 300);
  const pages = `pages ${Math.round(low)} to ${Math.round(high)}`;
  const detail = `${metrics.words} words (${pages}), ${metrics.headings} headings`;
  return toPart('structure', 'Structure', 20, share, detail);
}

function scoreReadability({ analysis }: Subject, metrics: Metrics): ScorePart {
  const share =
    0.4 * inRange(metrics.readability, Math.min(60, analysis.readability.low), 120) +
    0.25 * atMost(metrics.longSentences, 0.25) +
    0.15 * atMost(metrics.passive, 0.1) +
    0.2 * inRange(metrics.transitions, 0.3, 1);
  const long = Math.round(metrics.longSentences * 100);
  const detail = `Flesch ${Math.round(metrics.readability)}, ${long} % long sentences`;
  return toPart('readability', 'Readability', 15, share, detail);
}

function scoreOnPage({ draft }: Subject, metrics: Metrics): ScorePart {
  const share =
    0.2 * (metrics.titleHasKeyword ? 1 : 0) +
    0.15 * atMost(toPixelWidth(draft.title), 600) +
    0.2 * inRange(draft.metaDescription.length, 120, 156) +
    0.25 * inRange(metrics.headingsWithKeyword, 0.3, 0.75) +
    0.2 * inRange(metrics.density, 0.005, 0.03);
  const carrying = Math.round(metrics.headingsWithKeyword * 100);
  const detail = `keyword in ${carrying} % of the headings, density ${(metrics.density * 100).toFixed(1)} %`;
  return toPart('on-page', 'On the page', 15, share, detail);
}

function scoreQuestions({ analysis }: Subject, metrics: Metrics): ScorePart {
  const early = metrics.answersEarly ? 1 : 0;
  const { length } = analysis.questions;
  const answered =
    length === 0 ? 'the pages ask none' : `${length - metrics.openQuestions.length} of ${length} questions`;
  const share = length === 0 ? early : 0.6 * metrics.questionsAnswered + 0.4 * early;
  const detail = `${answered}, ${early === 1 ? 'answered early' : 'no early answer'}`;
  return toPart('questions', 'Questions', length === 0 ? 4 : 10, share, detail);
}

/** Computes the content score, 0 to 100: the reached share of the points that could be measured. */
export function toScore(subject: Subject, metrics: Metrics): Score {
  const parts = [
    scoreTerms(metrics),
    scoreStructure(subject, metrics),
    scoreReadability(subject, metrics),
    scoreOnPage(subject, metrics),
    scoreQuestions(subject, metrics),
  ];
  const points = parts.reduce((sum, part) => sum + part.points, 0);
  const max = parts.reduce((sum, part) => sum + part.max, 0);
  return { total: Math.round((100 * points) / max), parts };
}
