import { toPercent } from '@headway/ground';
import type { ScorePart } from '../../protocol/article.ts';
import { sumWords } from '../measuring/judge.ts';
import type { Metrics } from '../measuring/metrics.ts';
import { toBacking } from '../measuring/support.ts';
import type { Subject } from '../subject/subject.ts';
import { toPart } from './score-part.ts';
import { POINTS } from './score-weights.ts';

/** An article whose every second word stands in a supported paragraph has all points. */
const ENOUGH = 0.5;

/** How much of an article is supported by the pages that it cites. */
export function scoreSources(subject: Subject, { substance }: Metrics): ScorePart {
  const { size } = subject.sourceTexts;
  if (size === 0)
    return toPart({ id: 'sources', label: 'Support', max: 0, share: 0, detail: 'no page can be cited' });
  const supported = substance.paragraphs
    .filter(({ paragraph }) => toBacking(paragraph, subject.references) === 'backed')
    .flatMap(({ unique }) => unique.map(({ sentence }) => sentence));
  const share = substance.words === 0 ? 0 : sumWords(supported) / substance.words;
  return toPart({
    id: 'sources',
    label: 'Support',
    max: POINTS.sources,
    share: share / ENOUGH,
    detail: `${toPercent(share)} of the words in paragraphs that a cited page supports`,
    benchmark: `${size} cited pages`,
  });
}
