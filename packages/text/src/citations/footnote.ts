import type { FootnoteDefinition, PhrasingContent, RootContent } from 'mdast';

/** A footnote as blocks, of which the first begins with its label. */
export function toFootnoteBlocks({ label, identifier, children }: FootnoteDefinition): RootContent[] {
  return prefixBlocks(children, { type: 'text', value: `[^${label ?? identifier}]: ` });
}

/** The blocks with a text before the words of the first one. */
export function prefixBlocks(blocks: readonly RootContent[], text: PhrasingContent): RootContent[] {
  const [first, ...rest] = blocks;
  return first?.type === 'paragraph'
    ? [{ ...first, children: [text, ...first.children] }, ...rest]
    : [{ type: 'paragraph', children: [text] }, ...blocks];
}
