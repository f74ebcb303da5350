import type { Element, ElementContent, Root, RootContent, Text } from 'hast';

const CITATION = /(\[\d{1,3}\])/u;
/** Elements in which a number in brackets is not a citation. */
const LITERAL = new Set(['a', 'code', 'pre']);

/** The addresses of the cited pages, by the numbers of their citations. */
export type CitedPages = ReadonlyMap<number, string>;

const NO_PAGES: CitedPages = new Map();

/** A rehype plugin that styles `[3]` as a citation, as the editor does. It links to the third page if that is given. */
export function markCitations(pages: CitedPages = NO_PAGES): (tree: Root) => void {
  return (tree) => {
    tree.children = tree.children.flatMap((child) => mark(child, pages));
  };
}

function mark<Node extends RootContent | ElementContent>(
  node: Node,
  pages: CitedPages,
): (Node | Element | Text)[] {
  if (node.type === 'text') return CITATION.test(node.value) ? split(node.value, pages) : [node];
  if (node.type === 'element' && !LITERAL.has(node.tagName))
    node.children = node.children.flatMap((child) => mark(child, pages));
  return [node];
}

function split(text: string, pages: CitedPages): (Element | Text)[] {
  return text.split(CITATION).map((value) => {
    const children: [Text] = [{ type: 'text', value }];
    if (!CITATION.test(value)) return children[0];
    const href = pages.get(Number(value.slice(1, -1)));
    const className = ['citation'];
    return href === undefined
      ? { type: 'element', tagName: 'span', properties: { className }, children }
      : { type: 'element', tagName: 'a', properties: { className, href }, children };
  });
}
