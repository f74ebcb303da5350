import { isOnSite, toPageKey } from '@headway/text/address';
import type { Nodes, Root } from 'mdast';
import { visit } from 'unist-util-visit';
import { perObject } from '../../text/per-object.ts';
import type { Subject } from '../subject/subject.ts';

/** Links to pages that are neither sources nor on the team's own sites. */
export interface ForeignLinks {
  /** Links that the writing program made up. */
  invented: string[];
  /** Links that people added. */
  added: string[];
  /** The number of all links to the web. */
  count: number;
}

/** Finds the links to other pages than the sources. Pages are the same however their addresses are written. */
export function findForeignLinks({ draft, root, pages, request, original, parse }: Subject): ForeignLinks {
  const known = new Set([...draft.sources, ...pages].map(({ url }) => toPageKey(url)));
  const links = readLinks(root);
  const foreign = links.filter((url) => !known.has(toPageKey(url)) && !isOnSite(url, request.ownSites ?? []));
  const written = new Set(foreign.length > 0 ? readLinks(parse(original.markdown)) : []);
  return {
    invented: foreign.filter((url) => written.has(url)),
    added: foreign.filter((url) => !written.has(url)),
    count: links.length,
  };
}

function readLinks({ children }: Root): string[] {
  return [...new Set(children.flatMap(readLinksOf))];
}

const readLinksOf = perObject((block: Nodes): string[] => {
  const urls: string[] = [];
  visit(block, ['link', 'definition'], (node) => {
    if (!('url' in node)) return;
    const url = toWebAddress(node.url);
    if (url !== null) urls.push(url);
  });
  return urls;
});

/** The address of a page of the web; null for a place of the article, a mail address and the like. */
function toWebAddress(address: string): string | null {
  if (/^https?:/iu.test(address)) return address;
  // `//a.example` and `/\\a.example` lead to another site, by the protocol of the page
  return /^[\\/]{2}/u.test(address) ? (URL.parse(address, 'https://relative.invalid')?.href ?? null) : null;
}
