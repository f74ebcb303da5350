import type { Anchor } from './comment.ts';

/** A passage that is selected, to be commented on. */
export interface SelectedPassage {
  /** Describes it as it is now; null for nothing but space. */
  toAnchor: () => Anchor | null;
  /** The end of the selection, in pixels from the top left of the article. */
  bottom: number;
  left: number;
  /** Its beginning. */
  top: number;
}
