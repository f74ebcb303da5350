import type { Nodes, Root } from 'mdast';
import { visit } from 'unist-util-visit';
import { perObject } from '../../text/per-object.ts';

/** A node, and its place: a text at the start of a paragraph is its first child. */
type ToFinding = (node: Nodes, index: number | undefined, parent: Nodes | undefined) => string | null;

/** Prepares a search for nodes. A top-level block that was searched before is not searched again. */
export function createNodeFinder(toFinding: ToFinding): (root: Root) => string[] {
  const findIn = perObject((block: Nodes) => {
    const findings: string[] = [];
    visit(block, (node, index, parent) => {
      const finding = toFinding(node, index, parent);
      if (finding !== null) findings.push(finding);
    });
    return findings;
  });
  return ({ children }) => children.flatMap(findIn);
}
