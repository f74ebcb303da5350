import type { Anchor } from '../store/comment.ts';

/** A passage that is selected, to be commented on. */
export interface SelectedPassage {
  /** Describes it as it is now; null for nothing but space. */
  toAnchor: () => Anchor | null;
  /** Its beginning, in pixels from the top of the article. */
  top: number;
  /** Where a button finds room at it, in pixels from the top left of the article: beneath it if it can. */
  button: { top: number; left: number };
}
