import type { Nodes } from 'mdast';
import { visit } from 'unist-util-visit';

/** The numbers that a text cites as `[n]` outside code, each once, in order. */
export function findCitations(root: Nodes): number[] {
  const numbers = new Set<number>();
  visit(root, 'text', ({ value }) => {
    for (const [, n] of value.matchAll(/\[(\d+)\]/gu)) numbers.add(Number(n));
  });
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
