import { findCitations, type Citation } from './find-citations.ts';

/** A piece of a text that is shown with its citations. */
export interface CitationPiece {
  text: string;
  /** `number` leads to source `n`, `unknown` names a number that no source has, `sign` is another part of a citation. */
  kind: 'text' | 'sign' | 'number' | 'unknown';
  /** The number of the source; null unless the kind is `number`. */
  n: number | null;
  /** Whether a citation begins with this piece. */
  isFirst: boolean;
}

/** What people read about a number that no source has. */
export const UNKNOWN_SOURCE = 'No source has this number';

/**
 * Cuts a text into its citations and the text around them.
 *
 * @param sources The numbers of the sources; null while they are not known, when no number is called unknown.
 * @param isLiteral Whether the text at this place is meant as it is. Default: nowhere.
 * @example
 * toCitationPieces('So [1, 9].', new Set([1])).map(({ text, kind }) => `${kind} ${text}`);
 * // ['text So ', 'sign [', 'number 1', 'sign , ', 'unknown 9', 'sign ]', 'text .']
 */
export function toCitationPieces(
  text: string,
  sources: ReadonlySet<number> | null,
  isLiteral: (start: number) => boolean = () => false,
): CitationPiece[] {
  const pieces: CitationPiece[] = [];
  let at = 0;
  const add = (end: number, kind: CitationPiece['kind'], isFirst = false, n: number | null = null): void => {
    if (end > at) pieces.push({ text: text.slice(at, end), kind, n, isFirst });
    at = end;
  };
  for (const citation of findCitations(text, sources ?? undefined)) {
    if (isLiteral(citation.start)) continue;
    add(citation.start, 'text');
    addCitation(citation, sources, add);
  }
  add(text.length, 'text');
  return pieces;
}

function addCitation(
  { start, end, parts }: Citation,
  sources: ReadonlySet<number> | null,
  add: (end: number, kind: CitationPiece['kind'], isFirst?: boolean, n?: number | null) => void,
): void {
  let isFirst = true;
  for (const part of parts) {
    if (part.start > start && isFirst) {
      add(part.start, 'sign', true);
      isFirst = false;
    } else add(part.start, 'sign');
    const isKnown = sources === null || part.numbers.every((n) => sources.has(n));
    add(part.end, isKnown ? 'number' : 'unknown', isFirst, isKnown ? part.n : null);
    isFirst = false;
  }
  add(end, 'sign');
}
