import type { References } from '../subject/references.ts';

/** How often an article usually has its keyword: occurrences per word. */
export interface DensityRange {
  low: number;
  high: number;
  /** A higher density forbids publishing. */
  most: number;
}

const USUAL: DensityRange = { low: 0.005, high: 0.03, most: 0.04 };
/** So much more often than any page says its subject, an article repeats its keyword for search engines. */
const LEEWAY = 1.5;
/** Every tenth word: no page of the offline library has its subject more often. */
const LIMIT = 0.1;

/** The usual density, widened to that of the cited pages: pages about one word say it often. */
export function toDensityRange({ sourceDensities }: Pick<References, 'sourceDensities'>): DensityRange {
  const densities = sourceDensities().filter((density) => density > 0);
  const [lowest, highest] = [Math.min(USUAL.low, ...densities), Math.max(USUAL.high, ...densities)];
  return {
    low: lowest,
    high: Math.min(LIMIT, highest),
    most: Math.min(LIMIT, Math.max(USUAL.most, highest * LEEWAY)),
  };
}
