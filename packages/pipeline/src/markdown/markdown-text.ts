import type { Nodes, Root, RootContent } from 'mdast';
import { toString } from 'mdast-util-to-string';
import { collapseWhitespace } from '../text/words.ts';

/** A section of an article: its heading, and the text up to the next heading. */
export interface ArticleSection {
  /** Null for text before the first heading. */
  heading: string | null;
  /** 1 to 6; 0 without a heading. */
  level: number;
  /** Its paragraphs, quotations and list items, as plain text. */
  paragraphs: string[];
}

/** Splits an article into its sections, without markup. */
export function toSections(root: Root): ArticleSection[] {
  const sections: ArticleSection[] = [];
  let current: ArticleSection = { heading: null, level: 0, paragraphs: [] };
  const push = (): void => {
    if (current.heading !== null || current.paragraphs.length > 0) sections.push(current);
  };
  for (const node of root.children) {
    if (node.type === 'heading') {
      push();
      current = { heading: toPlain(node), level: node.depth, paragraphs: [] };
    } else {
      current.paragraphs.push(...toParagraphs(node));
    }
  }
  push();
  return sections;
}

function toParagraphs(node: RootContent): string[] {
  const paragraphs: string[] = [];
  const visit = (inner: Nodes): void => {
    if (inner.type === 'paragraph' || inner.type === 'heading') paragraphs.push(toPlain(inner));
    else if (inner.type !== 'code' && inner.type !== 'html' && 'children' in inner)
      inner.children.forEach(visit);
  };
  visit(node);
  return paragraphs.filter((text) => text !== '');
}

/** The text of a node without markup. */
export function toPlain(node: Nodes): string {
  return collapseWhitespace(toString(node));
}
