import { countEach } from './count-each.ts';

const K1 = 1.2;
const B = 0.6;

/**
 * Prepares Okapi BM25 over short texts. The returned function scores the text at `index` for a query: stems and their
 * weights, of which 1 is usual.
 *
 * @param texts the stems of each text
 * @see https://en.wikipedia.org/wiki/Okapi_BM25 (with the idf of Lucene, which is never negative)
 */
export function createBm25(
  texts: readonly (readonly string[])[],
): (index: number, query: ReadonlyMap<string, number>) => number {
  const frequencies = texts.map(countEach);
  const documents = countEach(frequencies.flatMap((counts) => [...counts.keys()]));
  const averageLength = texts.reduce((sum, stems) => sum + stems.length, 0) / Math.max(1, texts.length);
  return (index, query) => {
    const counts = frequencies[index];
    const length = texts[index]?.length ?? 0;
    let total = 0;
    for (const [stem, weight] of query) {
      const count = counts?.get(stem) ?? 0;
      if (count === 0) continue;
      const holders = documents.get(stem) ?? 0;
      const idf = Math.log(1 + (texts.length - holders + 0.5) / (holders + 0.5));
      total += (weight * idf * count * (K1 + 1)) / (count + K1 * (1 - B + (B * length) / averageLength));
    }
    return total;
  };
}
