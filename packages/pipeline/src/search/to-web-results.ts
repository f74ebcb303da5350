import type { SearchResult } from '../protocol/search-provider.ts';
import { collapseWhitespace } from '../text/whitespace.ts';

/** Converts the results of a service. Leaves out those that cannot be fetched, and the markup in titles. */
export function toWebResults(
  raw: readonly Pick<SearchResult, 'title' | 'url' | 'snippet'>[],
): SearchResult[] {
  return raw
    .filter(({ url }) => URL.canParse(url) && /^https?:\/\//iu.test(url))
    .map(({ title, url, snippet }, i) => ({
      position: i + 1,
      title: toText(title),
      url,
      fetchUrl: url,
      snippet: toText(snippet),
      site: new URL(url).hostname.replace(/^www\./u, ''),
      licence: null,
    }));
}

/** The address of an answer; null if it is missing or malformed. */
export function toAddress(link: string | undefined): string | null {
  return link !== undefined && URL.canParse(link) ? link : null;
}

function toText(html: string): string {
  return collapseWhitespace(html.replace(/<\/?[a-z][^>]*>/giu, ''));
}
