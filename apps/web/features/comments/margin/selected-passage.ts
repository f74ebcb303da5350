import type { Anchor } from '../store/comment.ts';

/** A passage that is selected, to be commented on. */
export interface SelectedPassage {
  /** Makes an anchor of the selection as it is now; null for a selection of only spaces. */
  toAnchor: () => Anchor | null;
  /** Its beginning, in pixels from the top of the article. */
  top: number;
  /** Where the button is placed, in pixels from the top left of the article: below the selection if possible. */
  button: { top: number; left: number };
}
