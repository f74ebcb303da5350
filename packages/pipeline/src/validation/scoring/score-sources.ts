import { toPercent } from '@headway/ground';
import type { ScorePart } from '../../protocol/article.ts';
import type { Metrics } from '../measuring/metrics.ts';
import { toPart } from './score-part.ts';
import type { Subject } from '../subject/subject.ts';

/** A page supports a paragraph that cites it if it has this share of the paragraph's words, stop words aside. */
const SUPPORTED = 0.5;
/** An article whose every second word stands in a supported paragraph has all points. */
const ENOUGH = 0.5;
const MAX_PLACES = 5;

/** How much of an article is supported by the pages that it cites. */
export function scoreSources({ sourceStems, sourceTexts }: Subject, { substance }: Metrics): ScorePart {
  if (sourceTexts.size === 0)
    return toPart({ id: 'sources', label: 'Support', max: 0, share: 0, detail: 'no page can be cited' });
  const pages = sourceStems();
  let supported = 0;
  const unsupported = new Set<string>();
  for (const { paragraph, sentences } of substance.paragraphs) {
    if (paragraph.citations.length === 0) continue;
    const stems = new Set(sentences.flatMap(({ contentStems }) => [...contentStems]));
    const known = [...stems].filter((stem) =>
      paragraph.citations.some((n) => pages.get(n)?.has(stem)),
    ).length;
    if (known / Math.max(1, stems.size) >= SUPPORTED)
      supported += sentences.reduce((sum, { words }) => sum + words, 0);
    else unsupported.add(paragraph.text);
  }
  const share = substance.words === 0 ? 0 : supported / substance.words;
  return toPart({
    id: 'sources',
    label: 'Support',
    max: 15,
    share: share / ENOUGH,
    detail: `${toPercent(share)} of the words in paragraphs that a cited page supports`,
    benchmark: `${sourceTexts.size} cited pages`,
    places: [...unsupported]
      .slice(0, MAX_PLACES)
      .map((passage) => ({ detail: 'cites a page that does not say so', passage })),
  });
}
