import type { Node } from '@tiptap/pm/model';
import type * as Y from 'yjs';
import type { Anchor, AnchorPlace } from './anchor.ts';
import { createAnchorIndex } from './create-anchor-index.ts';

/**
 * Finds one passage in a document that is not being edited. For many passages use `createAnchorIndex`.
 *
 * @param doc the document as ProseMirror has it
 * @param fragment the same document in Yjs
 */
export function findAnchor(doc: Node, fragment: Y.XmlFragment, anchor: Anchor): AnchorPlace {
  const index = createAnchorIndex(fragment);
  index.setAnchors(new Map([['it', anchor]]));
  return index.locate(doc).get('it') ?? { found: null, reason: 'deleted' };
}
