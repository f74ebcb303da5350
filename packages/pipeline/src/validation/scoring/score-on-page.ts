import { toPercent } from '@headway/ground';
import { toContentStems } from '@headway/text/words';
import type { ScorePart } from '../../protocol/article.ts';
import { toPixelWidth } from '../../text/pixel-width.ts';
import { toDensityRange } from '../measuring/density-range.ts';
import type { Metrics } from '../measuring/metrics.ts';
import type { Subject } from '../subject/subject.ts';
import { inRange, atMost, toPart } from './score-part.ts';
import { countTerms } from './score-terms.ts';

/** Whether title, description, headings and text have the keyword as search engines expect it. */
export function scoreOnPage(subject: Subject, metrics: Metrics): ScorePart {
  const { draft, language, analysis } = subject;
  const { substance } = metrics;
  const usual = toDensityRange(subject);
  const keyword = new Set(subject.keywordStems());
  const inner = substance.sections.filter(({ level }) => level >= 2);
  const carrying = inner.filter(({ heading }) =>
    toContentStems(heading ?? '', language).some((stem) => keyword.has(stem)),
  ).length;
  const uses = countTerms(metrics).get(analysis.terms.length) ?? 0;
  const hasText = substance.words > 0 ? 1 : 0;
  const share =
    hasText *
    (0.2 * (metrics.titleHasKeyword ? 1 : 0) +
      0.15 * atMost(toPixelWidth(draft.title), 600) +
      0.2 * inRange(draft.metaDescription.length, 120, 156) +
      0.25 * inRange(carrying / Math.max(1, inner.length), 0.3, 0.75) +
      0.2 * inRange(uses / Math.max(1, substance.words), usual.low, usual.high));
  const detail = `keyword in ${toPercent(metrics.headingsWithKeyword)} of the headings, density ${toPercent(metrics.density, 1)}`;
  return toPart({ id: 'on-page', label: 'On the page', max: 15, share, detail });
}
