import { toCitationPieces, toLinkCitation, type CitationPiece } from '@headway/text/citations';
import type { ComparedNode, ComparedText } from '@headway/documents/protocol';
import { groupRuns } from '../group-runs.ts';

/** The pieces of the compared texts of a block: how each text is drawn. */
export type CitedTexts = ReadonlyMap<ComparedNode, readonly CitationPiece[]>;

/**
 * Finds the citations of a block in its old and in its new text, since a change may be within a group of numbers. Text that
 * did not change is cited as in the new text.
 */
export function citeCompared(nodes: readonly ComparedNode[], sources: ReadonlySet<number>): CitedTexts {
  const cited = new Map<ComparedNode, readonly CitationPiece[]>();
  for (const other of ['added', 'removed'] as const) {
    const side = nodes.filter((node) => node.change !== other);
    for (const { items } of groupRuns(side, toFormat)) {
      const texts = items.filter((node) => node.type === 'text');
      citeRun(texts, sources).forEach((pieces, index) => {
        const text = texts[index];
        if (text) cited.set(text, pieces);
      });
    }
  }
  return cited;
}

/** Neighbors of the same format are one text of the editor. */
function toFormat(node: ComparedNode): string {
  return node.type === 'text' ? JSON.stringify(node.marks ?? []) : node.type;
}

function citeRun(texts: readonly ComparedText[], sources: ReadonlySet<number>): CitationPiece[][] {
  const text = texts.map((node) => node.text).join('');
  const marks = texts[0]?.marks ?? [];
  if (marks.some(({ type }) => type === 'code' || type === 'literal'))
    return texts.map((node) => [toPlain(node.text)]);
  const link = marks.find(({ type }) => type === 'link');
  if (!link) return cutPieces(toCitationPieces(text, sources), texts);
  const citation = link.href?.startsWith('#') === true ? toLinkCitation(text) : null;
  const [piece] = citation === null ? [] : toCitationPieces(citation, sources);
  return texts.map((node) => [piece ? { ...piece, text: node.text } : toPlain(node.text)]);
}

function toPlain(text: string): CitationPiece {
  return { text, kind: 'text', n: null, isFirst: false };
}

/** Cuts the pieces of a text where its parts end. */
function cutPieces(pieces: readonly CitationPiece[], parts: readonly ComparedText[]): CitationPiece[][] {
  const rest = pieces.toReversed();
  return parts.map(({ text }) => {
    const own: CitationPiece[] = [];
    for (let left = text.length; left > 0;) {
      const piece = rest.pop();
      if (!piece) break;
      own.push({ ...piece, text: piece.text.slice(0, left) });
      if (piece.text.length > left) rest.push({ ...piece, text: piece.text.slice(left), isFirst: false });
      left -= piece.text.length;
    }
    return own;
  });
}
