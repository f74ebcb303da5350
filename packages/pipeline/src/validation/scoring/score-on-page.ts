import { toPercent } from '@headway/ground';
import type { ScorePart } from '../../protocol/article.ts';
import { toPixelWidth } from '../../text/pixel-width.ts';
import { toDensityRange } from '../measuring/density-range.ts';
import type { Metrics } from '../measuring/metrics.ts';
import { DESCRIPTION_CHARACTERS, TITLE_PIXELS } from '../measuring/style-limits.ts';
import type { Subject } from '../subject/subject.ts';
import { inRange, atMost, toPart } from './score-part.ts';
import { countTerms } from './score-terms.ts';
import { POINTS, WEIGHTS } from './score-weights.ts';

/**
 * Whether title, description and text have the keyword as search engines expect it. A text with several main headings has
 * no title. The share of headings with the keyword is advice only: any heading could raise it.
 */
export function scoreOnPage(subject: Subject, metrics: Metrics): ScorePart {
  const { draft, analysis, sections } = subject;
  const usual = toDensityRange(subject);
  const { substance, titleHasKeyword, headingsWithKeyword, density } = metrics;
  const uses = countTerms(metrics).get(analysis.terms.length) ?? 0;
  const isTitled = sections.filter(({ level }) => level === 1).length < 2;
  const title = isTitled
    ? WEIGHTS.onPage.titleKeyword * (titleHasKeyword ? 1 : 0) +
      WEIGHTS.onPage.titleWidth * atMost(toPixelWidth(draft.title), TITLE_PIXELS)
    : 0;
  const share =
    title +
    WEIGHTS.onPage.description *
      inRange(draft.metaDescription.length, DESCRIPTION_CHARACTERS.low, DESCRIPTION_CHARACTERS.high) +
    WEIGHTS.onPage.density *
      substance.sound.value *
      inRange(uses / Math.max(1, substance.words), usual.low, usual.high);
  return toPart({
    id: 'on-page',
    label: 'On the page',
    max: POINTS.onPage,
    share: substance.words > 0 ? share : 0,
    detail: `keyword in ${toPercent(headingsWithKeyword)} of the headings, density ${toPercent(density, 1)}`,
  });
}
