import type { Brief } from '../subject/references.ts';

/** What the competing pages have, as score, checks and the interface all compare it. */
export interface Benchmark {
  pages: number;
  words: { low: number; high: number };
  headings: { low: number; high: number };
  /** The ease of reading: `low` is the least that an article needs. Null where the pages could not be measured. */
  readability: { low: number; high: number } | null;
}

/** Pages of one subject are often of one length; an article can be 30 % shorter or longer than half of them. */
const LEEWAY = 0.3;
const MOST_HEADINGS = 12;
/** Nobody has to write plainer because the pages do. Plain English begins at 60 on the scale of Flesch, The Art of Readable Writing (1949). */
const EASY = 60;

/** Derives the benchmark of an article from the analysis of its pages. */
export function toBenchmark({ analysis, pages }: Pick<Brief, 'analysis' | 'pages'>): Benchmark {
  const { words, headings, readability } = analysis;
  return {
    pages: pages.length,
    words: { low: Math.round(words.low * (1 - LEEWAY)), high: Math.round(words.high * (1 + LEEWAY)) },
    headings: { low: Math.round(headings.low), high: Math.max(Math.round(headings.high), MOST_HEADINGS) },
    readability: readability && {
      low: Math.round(Math.min(EASY, readability.low)),
      high: Math.round(readability.high),
    },
  };
}
