import { toFigure } from '@headway/ground';
import type { ScorePart } from '../../protocol/article.ts';
import type { Benchmark } from '../measuring/benchmark.ts';
import type { Metrics } from '../measuring/metrics.ts';
import { toPart } from './score-part.ts';
import type { Shortcoming } from '../measuring/substance.ts';
import { POINTS } from './score-weights.ts';

/**
 * An article has half the words of short pages. Pages of 300 words must not make an article of 150 a whole one, nor those
 * of 5,000 make 400 words none: so many are two minutes of reading.
 */
const [LEAST_WORDS, ENOUGH_WORDS] = [150, 400];

const REASONS: Readonly<Record<Shortcoming, string>> = {
  fragment: 'is not a full sentence',
  'other-language': 'is a list of words or not in this language',
  stuffed: 'is only keywords and terms',
  shuffled: 'is not in sentence order',
  copied: 'is put together from a source, without quotation marks',
  misquoted: 'stands beside a quotation that is not on its page',
  unsupported: 'cites a page that does not say so',
  repeated: 'repeats another sentence',
  'off-subject': 'is about another subject',
};

/** To which share, 0 to 1, a text is an article about the keyword: in prose, of enough words, not repeating itself. */
export function scoreSubstance(
  { substance }: Metrics,
  benchmark: Benchmark,
): { share: number; part: ScorePart } {
  const share = substance.share * Math.min(1, substance.words / toEnoughWords(benchmark));
  const other = Object.values(substance.otherWords).reduce((sum, words) => sum + words, 0);
  const all =
    substance.words +
    substance.listedWords +
    substance.quotedWords +
    substance.slightWords +
    substance.asideWords +
    other;
  const effect =
    share < 1 ? `; all points are multiplied by ${(Math.floor(share * 100) / 100).toFixed(2)}` : '';
  return {
    share,
    part: toPart({
      id: 'substance',
      label: 'An article about the keyword',
      max: POINTS.substance,
      share,
      detail: `${toFigure(substance.words)} of ${toFigure(all)} words, without headings and the list of sources, are in sentences about the keyword and repeat nothing${effect}`,
      benchmark: `the words of ${benchmark.pages} pages and the keyword`,
      places: substance.places.map(({ shortcoming, passage }) => ({ detail: REASONS[shortcoming], passage })),
    }),
  };
}

function toEnoughWords({ words }: Benchmark): number {
  return Math.min(ENOUGH_WORDS, Math.max(LEAST_WORDS, words.low / 2));
}
