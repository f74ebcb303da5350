import type { Node } from '@tiptap/pm/model';
import { isSourcesHeading } from '../extensions/is-sources-heading.ts';

/** The ranges of a document in which `find` finds something. Code blocks and the list of sources are not searched. */
export function findRanges(
  doc: Node,
  find: (text: string) => { start: number; end: number }[],
): { from: number; to: number }[] {
  const ranges: { from: number; to: number }[] = [];
  let isInSources = false;
  doc.descendants((node, position) => {
    if (!node.isTextblock || node.type.name === 'codeBlock') return;
    if (node.type.name === 'heading') isInSources = isSourcesHeading(node);
    if (isInSources) return;
    // a node without text takes one position, as in the document
    const text = node.textBetween(0, node.content.size, undefined, '\uFFFC');
    for (const { start, end } of find(text))
      ranges.push({ from: position + 1 + start, to: position + 1 + end });
  });
  return ranges;
}
