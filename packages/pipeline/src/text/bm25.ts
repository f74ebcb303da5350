/** Ranks short texts by a query: Okapi BM25 over stems. */
export interface Bm25 {
  /** The score of the text at `index`. Weights are by stem; 1 is usual. */
  score(index: number, query: ReadonlyMap<string, number>): number;
}

const K1 = 1.2;
const B = 0.6;

/** @param texts the stems of each text */
export function createBm25(texts: readonly (readonly string[])[]): Bm25 {
  const frequencies = texts.map((stems) => {
    const counts = new Map<string, number>();
    for (const stem of stems) counts.set(stem, (counts.get(stem) ?? 0) + 1);
    return counts;
  });
  const documents = new Map<string, number>();
  for (const counts of frequencies) {
    for (const stem of counts.keys()) documents.set(stem, (documents.get(stem) ?? 0) + 1);
  }
  const averageLength = texts.reduce((sum, stems) => sum + stems.length, 0) / Math.max(1, texts.length);
  return {
    score(index, query) {
      const counts = frequencies[index];
      const length = texts[index]?.length ?? 0;
      if (!counts) return 0;
      let total = 0;
      for (const [stem, weight] of query) {
        const count = counts.get(stem) ?? 0;
        if (count === 0) continue;
        const holders = documents.get(stem) ?? 0;
        const idf = Math.log(1 + (texts.length - holders + 0.5) / (holders + 0.5));
        total += (weight * idf * count * (K1 + 1)) / (count + K1 * (1 - B + (B * length) / averageLength));
      }
      return total;
    },
  };
}
