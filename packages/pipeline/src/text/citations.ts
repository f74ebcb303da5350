import type { Nodes } from 'mdast';

/** The numbers that a text cites as `[n]`, each once, in order. Code is not looked at. */
export function findCitations(root: Nodes): number[] {
  const numbers = new Set<number>();
  const visit = (node: Nodes): void => {
    if (node.type === 'text') for (const [, n] of node.value.matchAll(/\[(\d+)\]/gu)) numbers.add(Number(n));
    if ('children' in node) node.children.forEach(visit);
  };
  visit(root);
  return [...numbers];
}

/** Replaces each citation outside code. */
export function mapCitations(markdown: string, map: (n: number) => number): string {
  return markdown
    .split(/(^\s*(`{3,}|~{3,})[\s\S]*?^\s*\2\s*$|`[^`\n]+`)/gmu)
    .filter((_, i) => i % 3 !== 2)
    .map((part, i) =>
      i % 2 === 1 ? part : part.replace(/\[(\d+)\]/gu, (_, n: string) => `[${map(Number(n))}]`),
    )
    .join('');
}
