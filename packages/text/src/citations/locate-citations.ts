import type { Nodes } from 'mdast';
import type { Citation } from './find-citations.ts';
import { visitCitations } from './tree-citations.ts';

/** A citation in a text without markup. UTF-16 code units, end exclusive. */
export type PlacedCitation = Pick<Citation, 'start' | 'end' | 'numbers'>;

/** A tree and its text differ only in their white space, which is left out when their signs are compared. */
const isSpace = (sign: string): boolean => sign.trim() === '';

/**
 * Finds the citations of a node in its text, in order.
 *
 * @param text The text of the node, in which white space is collapsed.
 * @param readText The text of a part of the node as it is written.
 * @param sources The numbers of the sources.
 */
export function locateCitations(
  node: Nodes,
  text: string,
  readText: (node: Nodes) => string,
  sources?: ReadonlySet<number>,
): PlacedCitation[] {
  if (!MAY_CITE.test(text)) return [];
  const found = new Map<Nodes, Citation[]>();
  visitCitations(node, sources, ({ node: citing, citations }) => found.set(citing, citations));
  if (found.size === 0) return [];
  const placed: PlacedCitation[] = [];
  let at = 0;
  /** Moves to the end of a piece of the tree's text. Returns where it began. */
  const pass = (piece: string): number => {
    let start = -1;
    for (const sign of piece) {
      if (isSpace(sign)) continue;
      while (at < text.length && isSpace(text.charAt(at))) at += 1;
      if (start < 0) start = at;
      at += sign.length;
    }
    return start < 0 ? at : start;
  };
  const visit = (inner: Nodes): void => {
    const citations = found.get(inner);
    if (citations) {
      const written = readText(inner);
      if (inner.type !== 'text') {
        const start = pass(written);
        placed.push({ start, end: at, numbers: citations.flatMap(({ numbers }) => numbers) });
        return;
      }
      let end = 0;
      for (const citation of citations) {
        pass(written.slice(end, citation.start));
        const start = pass(written.slice(citation.start, citation.end));
        placed.push({ start, end: at, numbers: citation.numbers });
        end = citation.end;
      }
      pass(written.slice(end));
    } else if ('children' in inner && inner.children.length > 0) inner.children.forEach(visit);
    else pass(readText(inner));
  };
  visit(node);
  return placed;
}

/** Digits of any kind. A text without any cites nothing. */
const MAY_CITE = /\p{N}/u;
