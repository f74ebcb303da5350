import type { Element, ElementContent, Root, RootContent, Text } from 'hast';

const CITATION = /\[(\d{1,3})\]/u;
/** Where a number in brackets means something else. */
const LITERAL = new Set(['a', 'code', 'pre']);

/** A rehype plugin: `[3]` leads to the third source, whose element has the id `source-3`. */
export function linkCitations(): (tree: Root) => void {
  return (tree) => {
    tree.children = tree.children.flatMap(link);
  };
}

function link<Node extends RootContent | ElementContent>(node: Node): (Node | Element | Text)[] {
  if (node.type === 'text') return CITATION.test(node.value) ? split(node.value) : [node];
  if (node.type === 'element' && !LITERAL.has(node.tagName)) node.children = node.children.flatMap(link);
  return [node];
}

function split(text: string): (Element | Text)[] {
  return text.split(/\s?(\[\d{1,3}\])/u).map((part) => {
    const number = CITATION.exec(part)?.[1];
    return number === undefined ? { type: 'text', value: part } : toLink(number);
  });
}

function toLink(number: string): Element {
  return {
    type: 'element',
    tagName: 'a',
    properties: { href: `#source-${number}`, className: ['citation'], ariaLabel: `Source ${number}` },
    children: [{ type: 'text', value: number }],
  };
}
