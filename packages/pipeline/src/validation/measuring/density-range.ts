import type { References } from '../subject/references.ts';

/** How often an article usually has its keyword: occurrences per word. */
export interface DensityRange {
  low: number;
  high: number;
  /** A higher density forbids publishing. */
  most: number;
}

/** For a keyword of several words. Each use of one is several words of the text. */
const PHRASE: DensityRange = { low: 0.005, high: 0.03, most: 0.04 };
/** For a keyword of one word. A generated article about `nextjs` has 4.6 %. */
const WORD: DensityRange = { low: 0.005, high: 0.04, most: 0.07 };
/** So much more often than any page says its subject, an article repeats its keyword for search engines. */
const LEEWAY = 1.5;
/** Every tenth word: no page of the offline library has its subject more often. */
const LIMIT = 0.1;

/** The usual density, widened to that of the cited pages: pages about one word say it often. */
export function toDensityRange({
  sourceDensities,
  request,
}: Pick<References, 'sourceDensities' | 'request'>): DensityRange {
  const usual = /\S\s+\S/u.test(request.keyword) ? PHRASE : WORD;
  const densities = sourceDensities().filter((density) => density > 0);
  const highest = Math.max(usual.high, ...densities);
  return {
    low: Math.min(usual.low, ...densities),
    high: Math.min(LIMIT, highest),
    most: Math.min(LIMIT, Math.max(usual.most, highest * LEEWAY)),
  };
}
