/** The passage that a comment is about, as it read when the comment was made. */
export interface Anchor {
  /** The passage, with every run of white space, the end of a block included, as one space. */
  quote: string;
  /** A little of what stood before and after it. */
  prefix: string;
  suffix: string;
  /** Its first and its last character in the `Y.Doc`: relative positions of Yjs in base64. */
  start?: string | undefined;
  end?: string | undefined;
}

/** A range of a ProseMirror document. */
export interface AnchorRange {
  from: number;
  to: number;
}

/**
 * Where the passage of an anchor is now, and how it is known.
 *
 * - `position`: its first and last characters are there. What is between them, or what is left of them, is the
 *   passage, however it has been edited.
 * - `quote`: they are not, as after a cut and paste, but the words are found.
 * - `deleted`: neither is there.
 * - `ambiguous`: the words are found more than once, and nothing tells which ones were meant.
 */
export type AnchorPlace =
  | ({ found: 'position' | 'quote' } & AnchorRange)
  | { found: null; reason: 'deleted' | 'ambiguous' };

/** A longer selection is a comment on its beginning. */
export const MAX_QUOTE = 600;
/** Characters of surroundings kept on each side. */
export const CONTEXT = 48;
