import type { Root, RootContent } from 'hast';

const LOWEST = 6;

/** A rehype plugin that moves every heading one level down, since the page around the article has the first level. */
export function shiftHeadings(): (tree: Root) => void {
  return (tree) => shift(tree.children);
}

function shift(nodes: RootContent[]): void {
  for (const node of nodes) {
    if (node.type !== 'element') continue;
    const level = /^h([1-6])$/.exec(node.tagName)?.[1];
    if (level !== undefined) node.tagName = `h${Math.min(Number(level) + 1, LOWEST)}`;
    shift(node.children);
  }
}
