import type { Element, ElementContent, Root, RootContent, Text } from 'hast';

const CITATION = /(\[\d{1,3}\])/u;
/** Elements in which a number in brackets is not a citation. */
const LITERAL = new Set(['a', 'code', 'pre']);

/** A rehype plugin that styles `[3]` as a citation, as the editor does. */
export function markCitations(): (tree: Root) => void {
  return (tree) => {
    tree.children = tree.children.flatMap(mark);
  };
}

function mark<Node extends RootContent | ElementContent>(node: Node): (Node | Element | Text)[] {
  if (node.type === 'text') return CITATION.test(node.value) ? split(node.value) : [node];
  if (node.type === 'element' && !LITERAL.has(node.tagName)) node.children = node.children.flatMap(mark);
  return [node];
}

function split(text: string): (Element | Text)[] {
  return text.split(CITATION).map((value) => {
    const children: [Text] = [{ type: 'text', value }];
    if (!CITATION.test(value)) return children[0];
    return { type: 'element', tagName: 'span', properties: { className: ['citation'] }, children };
  });
}
