import type { Root, RootContent } from 'mdast';
import { toPlainText } from './text-blocks.ts';
import { SOURCES_HEADING } from './sources-heading.ts';

/** The top-level blocks of an article. */
export interface SplitArticle {
  /** The blocks of the text, before and behind the list of sources. */
  body: RootContent[];
  /** The heading of the list of sources, and its blocks. */
  sources: RootContent[];
}

/**
 * Splits an article into its text and its list of sources. The list begins with the heading `Sources` of any level, and
 * ends at the next heading.
 *
 * @example
 * splitSourceList(parseMarkdown('# Title\n\n## Sources\n\n1. A')).body; // the heading `Title`
 */
export function splitSourceList({ children }: Root): SplitArticle {
  const [body, sources]: [RootContent[], RootContent[]] = [[], []];
  let isInList = false;
  for (const block of children) {
    if (block.type === 'heading') isInList = toPlainText(block) === SOURCES_HEADING;
    (isInList ? sources : body).push(block);
  }
  return { body, sources };
}
