import type { TextBlock } from '@headway/text/markdown';

/** A section of an article: its heading, and the texts up to the next heading. */
export interface ArticleSection {
  /** Null for text before the first heading. */
  heading: string | null;
  /** 1 to 6; 0 without a heading. */
  level: number;
  blocks: TextBlock[];
}

/**
 * Groups the texts of an article (`toTextBlocks`) into its sections, without markup and code blocks. A heading in a
 * quotation or list begins no section.
 */
export function toSections(texts: readonly TextBlock[]): ArticleSection[] {
  const sections: ArticleSection[] = [];
  let current: ArticleSection = { heading: null, level: 0, blocks: [] };
  const push = (): void => {
    if (current.heading !== null || current.blocks.length > 0) sections.push(current);
  };
  for (const block of texts) {
    if (block.kind === 'heading') {
      push();
      current = { heading: block.text, level: block.level, blocks: [] };
    } else current.blocks.push(block);
  }
  push();
  return sections;
}
