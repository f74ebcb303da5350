import { SOURCES_HEADING } from '@headway/text/article';
import type { Node } from '@tiptap/pm/model';

/** Whether a node is the heading above the list of sources, which the pipeline writes in English in every article. */
export function isSourcesHeading(node: Node): boolean {
  return node.type.name === 'heading' && node.textContent.trim() === SOURCES_HEADING;
}
