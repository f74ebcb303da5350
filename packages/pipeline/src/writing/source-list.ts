import type { Source } from '../protocol/article.ts';
import type { CompetitorPage } from '../protocol/stage-outputs.ts';

/** Numbers sources in the order in which they are first cited. */
export interface SourceList {
  cite(page: CompetitorPage): number;
  toSources(): Source[];
}

/** @param known sources that have their numbers already */
export function createSourceList(known: readonly Source[] = []): SourceList {
  const sources = [...known];
  return {
    cite({ url, title, site, licence }) {
      const found = sources.find((source) => source.url === url);
      if (found) return found.n;
      const n = sources.length + 1;
      sources.push({ n, title, url, site, licence });
      return n;
    },
    toSources: () => [...sources],
  };
}
