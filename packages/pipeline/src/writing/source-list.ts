import type { Source } from '../protocol/article.ts';
import type { CompetitorPage } from '../protocol/stage-outputs.ts';

/** Numbers sources in the order of their first citation. */
export type SourceList = ReturnType<typeof createSourceList>;

/** @param known sources that have numbers already */
export function createSourceList(known: readonly Source[] = []) {
  const sources = [...known];
  return {
    /** Returns the number of a page. */
    cite({ url, title, site, licence }: CompetitorPage): number {
      const found = sources.find((source) => source.url === url);
      if (found) return found.n;
      const n = sources.length + 1;
      sources.push({ n, title, url, site, licence });
      return n;
    },
    toSources: (): Source[] => [...sources],
  };
}
