/** The passage that a comment is about, as it was when the comment was made. Plain JSON, stored with the comment. */
export interface Anchor {
  /** The words of the passage, at most 600 characters. Every run of white space, also between blocks, is one space. */
  quote: string;
  /** Up to 48 characters in front of it. */
  prefix: string;
  /** Up to 48 characters after it. */
  suffix: string;
  /** Its first character in the `Y.Doc`: a relative position of Yjs as base64. Left out if unknown. */
  start?: string | undefined;
  /** Its last character, in the same form. */
  end?: string | undefined;
}

/** A range of a ProseMirror document, in its positions. */
export interface AnchorRange {
  from: number;
  to: number;
}

/**
 * Where the passage of an anchor is now, and how it was found.
 *
 * - `position`: by its first and last characters. What is between them is the passage, however it was edited.
 * - `quote`: by its words, since those characters are gone, as after a cut and paste.
 * - `deleted`: neither its characters nor its words are in the document.
 * - `ambiguous`: its words are found several times, and nothing tells which of them are meant.
 */
export type AnchorPlace =
  | ({ found: 'position' | 'quote' } & AnchorRange)
  | { found: null; reason: 'deleted' | 'ambiguous' };
