import { UNKNOWN_SOURCE } from '@headway/text/citations';
import { drawArticle } from '@headway/text/markdown';
import type { Root } from 'mdast';

/** A page that an article cites. */
export interface CitedSource {
  n: number;
  title: string;
  url: string;
}

/**
 * Shows the citations of a parsed text as the editor does, and links each number to its source.
 *
 * @param sources Null while they are not known: numbers are then no links.
 */
export function markCitations(tree: Root, sources: readonly CitedSource[] | null): void {
  const known = sources && new Map(sources.map((source) => [source.n, source]));
  drawArticle(tree, known && new Set(known.keys()), (pieces) =>
    pieces.map(({ text, kind, n, isFirst }) => {
      const className = [
        'citation',
        ...(isFirst ? [] : ['citation-more']),
        ...(kind === 'unknown' ? ['citation-unknown'] : []),
      ];
      const children = [{ type: 'text' as const, value: text }];
      const source = n === null ? undefined : known?.get(n);
      if (source)
        return {
          type: 'link',
          url: source.url,
          title: source.title,
          children,
          data: { hProperties: { className } },
        };
      const title = kind === 'unknown' ? { title: UNKNOWN_SOURCE } : {};
      return { type: 'emphasis', children, data: { hName: 'span', hProperties: { className, ...title } } };
    }),
  );
}
