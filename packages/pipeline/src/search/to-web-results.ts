import type { SearchResult } from '../protocol/search-provider.ts';
import { collapseWhitespace } from '../text/words.ts';

/** A result of the open web as services give it. */
export interface RawResult {
  title: string;
  url: string;
  snippet: string;
}

/** Results with an address that can be fetched, without the markup that services put into titles. */
export function toWebResults(raw: readonly RawResult[]): SearchResult[] {
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

function toText(html: string): string {
  return collapseWhitespace(html.replace(/<\/?[a-z][^>]*>/giu, ''));
}
