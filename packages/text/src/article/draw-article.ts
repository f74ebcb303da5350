import type { Parents, PhrasingContent, Root } from 'mdast';
import { toCitationPieces, type CitationPiece } from '../citations/citation-pieces.ts';
import { toFootnoteBlocks } from '../citations/footnote.ts';
import { isEscaped, isLink, readCitingNode } from '../citations/tree-citations.ts';
import { isLineBreak } from '../markdown/line-break.ts';
import { drawHtmlTables } from '../tables/draw-html-tables.ts';

type Phrasing = Extract<Parents, { children: PhrasingContent[] }>;
const PHRASING = new Set('paragraph heading emphasis strong delete tableCell'.split(' '));

/**
 * Prepares the syntax tree of an article for readers and exports, and changes the tree itself. Its citations are replaced
 * by the nodes that `draw` makes of them. As in the editor, footnotes become paragraphs that begin with their label, `<br>`
 * becomes a line break, and the tables in HTML that `printArticle` writes become tables.
 *
 * @param sources The numbers of the sources; null while they are not known.
 * @param draw The nodes of the pieces of one citation.
 */
export function drawArticle(
  root: Root,
  sources: ReadonlySet<number> | null,
  draw: (pieces: readonly CitationPiece[]) => PhrasingContent[],
): void {
  const drawIn = (parent: Parents): void => {
    if (isLink(parent)) return;
    if (isPhrasing(parent)) parent.children = parent.children.flatMap(drawNode);
    else
      for (const child of parent.children) {
        if ('children' in child) drawIn(child);
        // the editor writes a paragraph that is an empty line as `<br>`
        else if (child.type === 'html' && isLineBreak(child.value)) child.value = '';
      }
  };
  const drawNode = (node: PhrasingContent): PhrasingContent[] => {
    if (node.type === 'html' && isLineBreak(node.value)) return [{ type: 'break' }];
    const found = readCitingNode(node, sources ?? undefined);
    if (!found) {
      if ('children' in node) drawIn(node);
      return [node];
    }
    const { text } = found;
    const pieces = toCitationPieces(text, sources, (start) => isEscaped(node, start));
    return toCitations(pieces).flatMap((group) =>
      group[0]?.kind === 'text' ? [{ type: 'text' as const, value: group[0].text }] : draw(group),
    );
  };
  root.children = root.children.flatMap((node) =>
    node.type === 'footnoteDefinition' ? toFootnoteBlocks(node) : [node],
  );
  drawIn(root);
  drawHtmlTables(root);
}

/** Groups the pieces of each citation. */
function toCitations(pieces: readonly CitationPiece[]): CitationPiece[][] {
  const groups: CitationPiece[][] = [];
  for (const piece of pieces) {
    if (piece.kind === 'text' || piece.isFirst) groups.push([piece]);
    else groups.at(-1)?.push(piece);
  }
  return groups;
}

function isPhrasing(node: Parents): node is Phrasing {
  return PHRASING.has(node.type);
}
