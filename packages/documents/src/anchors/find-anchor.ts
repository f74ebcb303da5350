import type { Node } from '@tiptap/pm/model';
import type * as Y from 'yjs';
import type { Anchor, AnchorPlace } from './anchor.ts';
import { createAnchorIndex } from './create-anchor-index.ts';

/** Finds one passage, as in a document that nobody has open. */
export function findAnchor(doc: Node, fragment: Y.XmlFragment, anchor: Anchor): AnchorPlace {
  const index = createAnchorIndex(fragment);
  index.setAnchors(new Map([['it', anchor]]));
  return index.settle(doc).get('it') ?? { found: null, reason: 'deleted' };
}
